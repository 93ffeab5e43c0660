import { providers, routed } from './table.ts';
import type { Row } from './table.ts';

export const syntaxRows: readonly Row[] = [
  {
    name: 'an empty file',
    text: '',
    problems: ['1:1 the file is empty; it needs at least "providers" and "routes"'],
  },
  {
    name: 'a file of comments',
    text: '# nothing yet\n',
    problems: ['1:1 the file is empty; it needs at least "providers" and "routes"'],
  },
  {
    name: 'a list at the top',
    text: '- a\n- b\n',
    problems: ['1:1 expected a mapping with "providers" and "routes" at the top of the file'],
  },
  {
    name: 'a tab as indentation',
    text: 'providers:\n\topenai: {kind: openai}\n',
    problems: ['2:1 a tab is used as indentation; YAML allows only spaces'],
  },
  {
    name: 'a quote that is not closed',
    text: 'providers: "x\n',
    problems: ['2:1 a closing quote or bracket, a comma or a colon is missing'],
  },
  {
    name: 'a bracket that is not closed',
    text: 'routes: [1,\nproviders: 2\n',
    problems: ['2:1 the indentation does not fit the lines above, or a bracket is not closed'],
  },
  {
    name: 'two colons on one line',
    text: 'routes: r: x\n',
    problems: ['1:9 a second "key:" on one line, or the next line is indented too far'],
  },
  {
    name: 'a text that needs quotes',
    text: 'routes: @x\n',
    problems: ['1:9 a text that begins with this character needs quotes'],
  },
  {
    name: 'two documents',
    text: `${routed}---\na: 1\n`,
    problems: ['3:1 a second document begins here (---); the file must hold one'],
  },
  { name: 'a tag', text: `${routed}agents: !x {}\n`, problems: ['3:9 a tag (!) that is not known here'] },
  {
    name: 'a key twice, and what else is wrong',
    text: `${providers}routes:\n  r: {targets: [openai/a]}\n  r: {targets: [openai/a, x]}\n`,
    problems: [
      '1:37 warning providers.anthropic: no route uses the provider "anthropic"',
      '4:3 the key "r" stands twice in the same mapping',
      '4:27 routes.r.targets[1]: expected provider/model, such as openai/gpt-5.6-sol, got "x"',
    ],
  },
  {
    name: 'an alias without an anchor',
    text: `${providers}routes: *r\n`,
    problems: ['2:9 there is no anchor &r before this alias'],
  },
  {
    name: 'an alias inside its own anchor',
    text: `${routed}tools: &t {a: *t}\n`,
    problems: ['3:15 the alias *t stands inside its own anchor'],
  },
  {
    name: 'a merge of a text',
    text: `${routed}tools: {<<: x}\n`,
    problems: ['3:9 only a mapping can be merged with <<'],
  },
  {
    name: 'a mapping as a key',
    text: `${routed}tools:\n  ? {a: 1}\n  : 2\n`,
    problems: ['4:5 a key must be a plain word'],
  },
  {
    name: 'aliases that grow without bounds',
    text: `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefghi'.replace(/./g, (name, at: number) => {
      const before = 'abcdefghi'[at];
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]\n`;
    })}`,
    problems: ['1:1 the aliases (*) of this file expand to too much'],
  },
];
