export { countTokens, servedModels } from './engine-calls';
export { exchangeOf } from './exchange';
