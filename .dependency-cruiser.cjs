// The one-way flow, as rules. A folder may import itself and what is named for it here.
const may = (folder, targets, comment, typesOnly = []) => {
  const outside = (list) => `^src/(?!(${[folder, ...list].join('|')})(/|$|\\.ts$))`;
  return [
    {
      name: `${folder}-imports`,
      comment,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: outside([...targets, ...typesOnly]) },
    },
    ...typesOnly.map((target) => ({
      name: `${folder}-types-of-${target}`,
      comment: `${folder} may know the types of ${target}, never its code`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: {
        path: `^src/${target}/`,
        pathNot: targets.map((file) => `^src/${file}\\.ts$`),
        dependencyTypesNot: ['type-only'],
      },
    })),
  ];
};

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Nothing flows back',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...may('graph', [], 'Transport knows nothing of facts'),
    ...may('facts', ['graph'], 'A fact says what to read; it judges nothing'),
    ...may(
      'catalogue',
      ['facts/endpoints', 'facts/ports'],
      'A check is pure: it sees values, never where they come from',
      ['facts', 'review'],
    ),
    ...may('review', [], 'The domain is pure', ['facts', 'catalogue']),
    ...may('protocol', ['facts/profile'], 'What may come in and go out, as data', ['review', 'catalogue', 'facts']),
    ...may('audit', ['review/canonical'], 'How a record is chained and checked, wherever it is kept'),
    ...may('store', ['audit', 'review/canonical'], 'The store keeps what the domain says', [
      'review',
      'facts',
      'protocol',
    ]),
    ...may('schedule', ['protocol'], 'The clock is just another speaker'),
    ...may('operation', [], 'Watching over Preflight needs to know nothing of what it does'),
    ...may('cards', ['protocol'], 'A card words a view', ['catalogue', 'review', 'facts']),
    ...may('handlers', ['protocol', 'review', 'catalogue', 'facts/profile'], 'The outside only through its own ports', [
      'facts',
    ]),
    ...may('teams', ['protocol', 'cards'], 'Teams never sees a handler'),
    ...may('demo', ['graph', 'facts/profile'], 'The simulated tenant speaks Graph', ['facts']),
    {
      name: 'pure',
      comment: 'catalogue and review touch neither network, disk nor clock; cron-parser is told the time',
      severity: 'error',
      from: { path: '^src/(catalogue|review)/' },
      to: { dependencyTypes: ['core', 'npm'], pathNot: 'node_modules/(zod|cron-parser)/' },
    },
    {
      name: 'botbuilder-lives-in-teams',
      comment: 'The Bot Framework is retired; one folder to change when it goes',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework-[a-z]+|restify)/' },
    },
    {
      name: 'demo-is-for-demo',
      comment: 'The simulated tenant is no part of the product',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(demo|cli)/' },
      to: { path: '^src/demo/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
