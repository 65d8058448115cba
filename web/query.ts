// The address's query says how the page is shown; the hash says what it shows. What cannot be taken is said.
import type { Notice } from './hash';
import { panelOf, panels } from './panels';
import { type Key, rows } from './state';
import { placeFault } from './story/link';
import type { Theme } from './theme';

export interface Query {
  readonly embed: boolean;
  readonly panels: readonly string[];
  /** The fields that a reader may change. */
  readonly controls: readonly Key[];
  readonly title: string;
  /** None: as it was last chosen on this page. */
  readonly theme: Theme | null;
  readonly autoplay: 'visible' | 'off';
  readonly height: 'auto' | 'fixed';
  /** The one origin that may be told points which a reader drew or pasted. */
  readonly origin: string | null;
}

export const plainQuery: Query = {
  embed: false,
  panels: ['scale', 'shift'],
  controls: [],
  title: '',
  theme: null,
  autoplay: 'visible',
  height: 'auto',
  origin: null,
};

/** Whether lanes can be seen at all; those that nobody sees are not trained. */
export const races = ({ embed, panels: shown }: Query): boolean =>
  !embed || shown.includes('compare');

const LONGEST_TITLE = 120;
type Problem = (text: string, bound: string, used: string) => void;

const clip = (text: string) => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
const list = (names: readonly string[]) => names.join(', ') || 'none';

/** The names in a list that are known, each once. */
function known<T extends string>(text: string, all: readonly T[], bad: (name: string) => void) {
  const taken = new Set<T>();
  for (const name of text.split(',').map((part) => part.trim()))
    if (all.includes(name as T)) taken.add(name as T);
    else if (name) bad(name);
  return [...taken];
}

function choice<T extends string>(text: string, all: readonly T[], used: T, bad: Problem): T {
  if (all.includes(text as T)) return text as T;
  bad(text, `one of ${list(all)}`, used);
  return used;
}

function originOf(text: string, bad: Problem): string | null {
  try {
    const url = new URL(text);
    if (/^https?:$/.test(url.protocol) && url.origin === text) return text;
  } catch {
    // Said below, like any other text that is no origin.
  }
  bad(text, 'an origin like https://blog.example', 'none');
  return null;
}

const read = {
  embed: (text: string, bad: Problem) => {
    if (/^(1|true|)$/.test(text)) return true;
    if (!/^(0|false)$/.test(text)) bad(text, 'empty, 1, true, 0 or false', 'false');
    return false;
  },
  panels: (text: string, bad: Problem) => {
    const all = panels.map(({ id }) => id);
    const wrong: string[] = [];
    const taken = known(text, all, (name) => wrong.push(name));
    const bound = `one of ${list(all)}`;
    if (taken.length === 0) bad(text, bound, list(plainQuery.panels));
    else for (const name of wrong) bad(name, bound, 'none');
    return taken.length > 0 ? taken : plainQuery.panels;
  },
  controls: (text: string, bad: Problem) => {
    const all = rows.map(({ key }) => key);
    return known(text, all, (name) => bad(name, `one of ${list(all)}`, 'none'));
  },
  title: (text: string, bad: Problem) => {
    if (text.length <= LONGEST_TITLE) return text;
    bad(text, `at most ${LONGEST_TITLE} characters long`, 'its beginning');
    return text.slice(0, LONGEST_TITLE);
  },
  theme: (text: string, bad: Problem): Theme =>
    choice(text, ['auto', 'light', 'dark'], 'auto', bad),
  autoplay: (text: string, bad: Problem) => choice(text, ['visible', 'off'], 'visible', bad),
  height: (text: string, bad: Problem) => choice(text, ['auto', 'fixed'], 'auto', bad),
  origin: originOf,
} satisfies { [K in keyof Query]: (text: string, bad: Problem) => Query[K] };

/** Where in the story one is: read by its own (story/link.ts). */
const STORY = ['exp', 'begin'];
/** Names that do nothing without `embed`. */
const OF_EMBEDS = ['panels', 'controls', 'autoplay', 'height', 'origin'];

/** How the page is to be shown, and a notice for each thing in the query that could not be taken. */
export function parseQuery(search: string): { query: Query; notices: Notice[] } {
  const pairs = new URLSearchParams(search);
  const notices: Notice[] = [];
  const query: Record<string, unknown> = { ...plainQuery };
  for (const name of Object.keys(read) as (keyof Query)[]) {
    const [text, ...more] = pairs.getAll(name);
    if (text === undefined) continue;
    if (more.length > 0)
      notices.push({ about: name, text: 'given more than once. Used: the first.' });
    query[name] = read[name](text, (bad, bound, used) =>
      notices.push({ about: name, text: `“${clip(bad)}” is not ${bound}. Used instead: ${used}.` }),
    );
  }
  const place = pairs.get('exp');
  const fault = place && placeFault(place);
  if (fault) notices.push({ about: 'exp', text: `“${clip(place)}” is not ${fault}` });
  const unread = query.embed
    ? (name: string) => !(name in read) && !STORY.includes(name)
    : (name: string) => OF_EMBEDS.includes(name);
  for (const name of new Set(pairs.keys()))
    if (unread(name))
      notices.push({
        about: clip(name),
        text: query.embed
          ? `not one of ${list(Object.keys(read))}. Left out.`
          : 'works only together with “embed”. Left out.',
      });
  return { query: query as unknown as Query, notices };
}

/** The panels that a query asks for, in its order. */
export const panelsOf = (query: Query) => query.panels.map((id) => panelOf(id)!);
