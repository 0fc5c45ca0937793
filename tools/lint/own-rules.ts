// Lint rules of our own, for what no published rule says. They are switched on per folder in .oxlintrc.json.
import path from 'node:path';
import { whyForbidden } from './rooms.ts';

/** The few fields that these rules look at, of the syntax tree that the linter hands over. */
type Node = {
  type: string;
  name?: string;
  value?: unknown;
  source?: Node | null;
  importKind?: string;
  callee?: Node;
  object?: Node;
  property?: Node;
  tag?: Node;
  arguments?: Node[];
  expression?: Node;
  typeAnnotation?: Node;
};
type Visitor = Record<string, (node: Node) => void>;
type Context = {
  filename: string;
  report(problem: { node: Node; messageId: string; data?: Record<string, string> }): void;
};
type Rule = { meta: { messages: Record<string, string> }; create(context: Context): Visitor };

const root = path.resolve(import.meta.dirname, '../..');

/** Every import keeps to the table in rooms.ts. */
const rooms: Rule = {
  meta: { messages: { room: '{{reason}}. See tools/lint/rooms.ts and ARCHITECTURE.md.' } },
  create(context) {
    const from = path.relative(root, context.filename).split(path.sep).join('/');
    const check = ({ source, importKind }: Node) => {
      if (typeof source?.value !== 'string') return;
      const reason = whyForbidden(from, source.value, importKind === 'type');
      if (reason) context.report({ node: source, messageId: 'room', data: { reason } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/** A feature's SQL is in its queries.ts, whole: who reads that file has seen all that the feature does to the database. */
const sqlInQueriesOnly: Rule = {
  meta: { messages: { sql: "SQL lives in the feature's queries.ts and nowhere else." } },
  create(context) {
    const statements = new Set([
      'selectFrom',
      'insertInto',
      'updateTable',
      'deleteFrom',
      'mergeInto',
      'withRecursive',
    ]);
    return {
      CallExpression(node) {
        if (statements.has(node.callee?.property?.name ?? '')) {
          context.report({ node, messageId: 'sql' });
        }
      },
      TaggedTemplateExpression(node) {
        if (node.tag?.name === 'sql') context.report({ node, messageId: 'sql' });
      },
    };
  },
};

/** Time comes in as an argument (`clock`, `now`): what reads it by itself can't be tested for tomorrow. */
const noAmbientTime: Rule = {
  meta: {
    messages: {
      ambient:
        'Time comes in as an argument: take a clock or a date instead of reading the current time here.',
    },
  },
  create: (context) => ({
    NewExpression(node) {
      if (node.callee?.name === 'Date' && node.arguments?.length === 0)
        context.report({ node, messageId: 'ambient' });
    },
    CallExpression(node) {
      const { callee } = node;
      const isDateNow = callee?.object?.name === 'Date' && callee.property?.name === 'now';
      if (isDateNow || callee?.name === 'Date') context.report({ node, messageId: 'ambient' });
    },
  }),
};

/** `as unknown as T` silences the compiler about anything at all. */
const noDoubleAssertion: Rule = {
  meta: {
    messages: {
      double: 'A cast through `unknown` hides a mistake: parse the value, or give it its right type.',
    },
  },
  create: (context) => ({
    TSAsExpression(node) {
      const { expression } = node;
      if (expression?.type === 'TSAsExpression' && expression.typeAnnotation?.type === 'TSUnknownKeyword') {
        context.report({ node, messageId: 'double' });
      }
    },
  }),
};

export default {
  meta: { name: 'own' },
  rules: {
    rooms,
    'sql-in-queries-only': sqlInQueriesOnly,
    'no-ambient-time': noAmbientTime,
    'no-double-assertion': noDoubleAssertion,
  },
};
