export { grafanaUnits } from '../../src/datasource/frames/units';
