import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';

const scopes = {
  all: 'Everything is synchronized',
  organizationalUnit: 'Some organizational units are synchronized',
  group: 'The members of some groups are synchronized',
};

export default defineCheck({
  title: 'Which objects are synchronized is decided',
  severity: 'informational',
  tools: 'both',
  why: 'By default all users, contacts, groups and computers go to the cloud; a filter that is added later deletes what it leaves out.',
  fix: ['Write down what is synchronized: all, or which domains, OUs or attributes'],
  verify: 'The plan of the installation',
  sources: [connectOverview('Configure sync features')],
  needs: ['filteringWrittenDown'],
  judge({ filteringWrittenDown }, { profile: { scoping } }) {
    const value = { scoping, writtenDown: filteringWrittenDown };
    return filteringWrittenDown
      ? pass(`${scopes[scoping]}, which is written down.`, value)
      : fail(`${scopes[scoping]}, but that is not decided and written down yet.`, value);
  },
});
