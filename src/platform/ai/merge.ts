const EVENT_END = '\n\n';
/** Where an event of the API of chat completions says what is added to the text, and nothing but that. */
const TEXT = /^data: ?\{[^\n]*?"delta":\{(?:"role":"assistant",)?"content":"/;

/** An event that adds text: everything before the text, the text as it stands in JSON, and everything after it. */
interface Addition {
  readonly before: string;
  text: string;
  readonly after: string;
}

/**
 * The same server-sent events in fewer: events of the API of chat completions that follow one another and differ in nothing
 * but the text they add become one with all of it. Whatever is anything else stays as it is, also what has no end yet.
 */
export function merged(events: string): string {
  let result = '';
  let last: Addition | null = null;
  const settle = () => {
    if (last) result += last.before + last.text + last.after + EVENT_END;
    last = null;
  };
  const pieces = events.split(EVENT_END);
  const rest = pieces.pop() ?? '';
  for (const piece of pieces) {
    const addition = additionIn(piece);
    if (addition && last && isAlike(addition, last)) last.text += addition.text;
    else {
      settle();
      if (addition) last = addition;
      else result += piece + EVENT_END;
    }
  }
  settle();
  return result + rest;
}

const isAlike = (a: Addition, b: Addition) => a.before === b.before && a.after === b.after;

function additionIn(event: string): Addition | null {
  const start = TEXT.exec(event)?.[0].length;
  if (start === undefined) return null;
  const end = endOfString(event, start);
  // A second line would be more data, or something about the event.
  if (end < 0 || event.includes('\n', end)) return null;
  return { before: event.slice(0, start), text: event.slice(start, end), after: event.slice(end) };
}

/** Where the quotation mark is that ends a string of JSON; -1 where there is none. */
function endOfString(json: string, start: number): number {
  for (let at = json.indexOf('"', start); at >= 0; at = json.indexOf('"', at + 1)) {
    let escapes = 0;
    while (json[at - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return -1;
}
