/** Codes of ECMA-48 SGR, only where somebody looks. */
const style = (code: number) => (text: string) => (process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text);
const bold = style(1);
const dim = style(2);

/** Writes a line. */
export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** Writes what is not yet a whole line. */
export const write = (text: string): void => {
  process.stdout.write(text);
};

/** Begins a chapter. */
export const heading = (text: string): void => say(`\n${bold(`── ${text}`)}`);

/** Writes what somebody says or does. */
export const told = (who: string, what: string): void => say(`   ${`${who}:`.padEnd(7)} ${what}`);

/** Writes what is worth knowing besides. */
export const aside = (text: string): void => say(dim(`           ${text}`));
