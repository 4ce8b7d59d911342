/** Words that say nothing about a text but its language, of the languages most documents are in. */
const WORDS: Readonly<Record<string, string>> = {
  en: `a about after all also an and any are as at be been but by can could did do does for from had has have he her his how i
    if in into is it its may more most must my no not of on one or other our out over she should so some such than that the
    their them then there these they this those through to under up was we were what when where which who will with would you
    your`,
  de: `ab aber alle als am an auch auf aus bei bis da damit das dass dem den der des die dies diese dieser dieses doch du durch
    ein eine einem einen einer eines er es für hat haben ich ihr im in ist ja kann können man mehr mit muss nach nicht noch nur
    ob oder ohne sein sich sie sind so über um und uns unter vom von vor war werden wenn wer wie wir wird wurde zu zum zur`,
  fr: `à au aux avec ce ces cette comme dans de des du elle elles en est et être eu il ils je la le les leur leurs lui mais
    même ne nos notre nous on ont ou où par pas plus pour qu que qui sa sans se ses si son sont sur ta te tu un une vos votre
    vous`,
  es: `a al algo ante antes como con contra cual cuando de del desde donde durante el ella ellos en entre era es esta este esto
    fue ha hasta hay la las le les lo los más me mi muy no nos o para pero por porque que quien se sin sobre son su sus también
    tiene un una uno y ya`,
  it: `a ad agli ai al alla alle anche che chi ci come con da dal dalla dei del della delle di dove e è ed era essere fra gli ha
    hanno i il in io la le lo loro ma mi nel nella non o per perché più quale quando questa questo se si sono su sua suo tra un
    una uno`,
  pt: `a ao aos as até com como da das de do dos e é ela ele eles em entre era essa esse esta este eu foi há isso já lhe mais
    mas me muito na não nas nem no nos o os ou para pela pelo por porque que quem se sem ser seu sua são também tem um uma`,
  nl: `aan al als bij dan dat de der deze die dit door een en er geen had heb hebben heeft hem het hij hoe ik in is je kan maar
    me men met mijn naar niet nog of om onder ook op over te tot uit van veel voor was wat we wel wij worden wordt ze zich zij
    zijn zo`,
  sv: `alla att av blev bli där de dem den denna det detta dig du efter eller en er ett från för ha hade han har hon hur i
    icke inom inte jag kan man med men mig mot ni någon något och om oss på sedan sig sin ska som så till under upp ut vad var
    vi vid är över`,
};

const SETS = new Map(Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(/\s+/))]));
const EVERY: ReadonlySet<string> = new Set([...SETS.values()].flatMap((words) => [...words]));

/** The stop words of a language; those of every one that is known where it is another or unknown. */
export const stopWordsOf = (language: string | null): ReadonlySet<string> => SETS.get(language ?? '') ?? EVERY;

/** How many of these words are stop words, by language, most first. */
export function stopWordCounts(words: readonly string[]): readonly (readonly [language: string, count: number])[] {
  return [...SETS]
    .map(([language, set]) => [language, words.filter((word) => set.has(word)).length] as const)
    .sort(([, one], [, other]) => other - one);
}
