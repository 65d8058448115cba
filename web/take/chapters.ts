// What a lesson can bar, in the page's own groups, and what one choice for a whole group means.
import { type Choice, choiceOf, teachable, withChoice } from '../lesson';
import { rows, type State } from '../state';

export interface Item {
  readonly name: string;
  readonly words: string;
  /** The same where its group says the rest. */
  readonly short: string;
  readonly choices: readonly Choice[];
  /** What finds it, in lower case: also where it stands, and what it does. */
  readonly found: string;
}

export interface Chapter {
  readonly title: string;
  /** The one name that stands for all of it in a link; null: there is none. */
  readonly all: string | null;
  readonly items: readonly Item[];
}

const GROUPS = [
  ['data', 'Data'],
  ['norm', 'Normalisation'],
  ['training', 'Training'],
] as const;
const FIGURE = /^panel-/;

const rowsOf = (group: string) => rows.filter((row) => row.group === group).map(({ key }) => key);

export function chapters(): readonly Chapter[] {
  const all = teachable().filter(([name]) => !name.startsWith('all-'));
  const within: ReadonlySet<string> = new Set(GROUPS.flatMap(([group]) => rowsOf(group)));
  const chapter = (
    title: string,
    token: string | null,
    has: (name: string) => boolean,
  ): Chapter => {
    const own = all.filter(([name]) => has(name));
    return { title, all: token, items: own.map((one) => item(title, ...one)) };
  };
  return [
    chapter('The page', null, (name) => !FIGURE.test(name) && !within.has(name)),
    ...GROUPS.map(([group, title]) => {
      const own: readonly string[] = rowsOf(group);
      return chapter(title, `all-${group}`, (name) => own.includes(name));
    }),
    chapter('Figures', null, (name) => FIGURE.test(name)),
  ];
}

function item(title: string, name: string, words: string, choices: readonly Choice[]): Item {
  const row = rows.find(({ key }) => key === name);
  const found = [words, name, title, row?.section, row?.hint].join(' ').toLowerCase();
  return { name, words, short: words.replace(/^Figure: /, ''), choices, found };
}

/** What an item is, by itself or with its group. */
export function choiceIn(state: State, { all }: Chapter, { name }: Item): Choice {
  const whole = all === null ? 'free' : choiceOf(state, all);
  return whole === 'free' ? choiceOf(state, name) : whole;
}

/** What all of a group are; null: some are this and some that. */
export function choiceOfAll(state: State, chapter: Chapter): Choice | null {
  const [first, ...others] = new Set(chapter.items.map((one) => choiceIn(state, chapter, one)));
  return others.length === 0 ? first! : null;
}

/** Which choices there are for a group: those of any of it. */
export const choicesOfAll = ({ items }: Chapter): readonly Choice[] => {
  const some = new Set(items.flatMap(({ choices }) => choices));
  return (['free', 'locked', 'hidden'] as const).filter((choice) => some.has(choice));
};

/** One item another choice. What all of a group are, its one name says; what one of them is not, each says by itself. */
export function choose(state: State, chapter: Chapter, chosen: Item, choice: Choice): State {
  const each = chapter.items.map(
    (one) => [one, one.name === chosen.name ? choice : choiceIn(state, chapter, one)] as const,
  );
  const [, same] = each[0]!;
  if (chapter.all !== null && each.every(([, is]) => is === same))
    return chooseAll(state, chapter, same);
  const whole = chapter.all === null ? state : withChoice(state, chapter.all, 'free');
  const changed = each.filter(([one, is]) => choiceOf(whole, one.name) !== is);
  return changed.reduce((to, [one, is]) => withChoice(to, one.name, is), whole);
}

/** The same choice for a whole group, as far as an item has it. */
export function chooseAll(state: State, { all, items }: Chapter, choice: Choice): State {
  const able = items.filter(({ choices }) => choices.includes(choice));
  const each = (to: State, is: Choice) => able.reduce((s, { name }) => withChoice(s, name, is), to);
  return all === null ? each(state, choice) : withChoice(each(state, 'free'), all, choice);
}
