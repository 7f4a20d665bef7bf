import { Random } from '../../simulator/core/random';

/** Common words: most tokenizers make one token of each. */
const WORDS = (
  'about above after again air all along also always and another answer any around ask away back because been before ' +
  'below between big body book both boy bring build but call came can car change city close come could country course ' +
  'cut day did different does door down draw each earth east eat end enough even every example eye face fact family ' +
  'far farm fast father feet few field fine fire first fish five follow food for form found four free from full game ' +
  'gave get girl give good great green ground group grow had half hand hard has have head hear heard help her here ' +
  'high him his home horse hot hour house how idea into just keep kind king knew know land large last late later lead ' +
  'learn left less let letter life light like line list listen little live long look low made main make man many map ' +
  'mark may mean men might mile mind miss money moon more morning most mother move much music must name near need ' +
  'never new next night north note nothing notice now number off often old once one only open order other our out over ' +
  'own page paper part pass people person picture place plan plant play point power press problem question quick read ' +
  'real red rest right river road rock room round rule run said same saw say school sea second see seem self sentence ' +
  'set ship short should show side simple since sing small snow some song soon south space stand star start state step ' +
  'still stood stop story study such sun sure table take talk tell ten test than that the their them then there these ' +
  'they thing think this those thought three through time told took top town travel tree true turn two under until use ' +
  'usual very voice walk want war warm was watch water way well went west what wheel when where which while white who ' +
  'whole why wind with without wonder wood word work world would write year young your'
).split(' ');

/** A text of so many words, the same for the same seed. */
export function wordsOf(seed: number, count: number): string {
  const random = new Random(seed);
  return Array.from({ length: count }, () => WORDS[random.below(WORDS.length)]).join(' ');
}
