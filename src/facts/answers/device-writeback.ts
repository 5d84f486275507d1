import { defineAnswer } from '../define.ts';
import { writeback } from '../writeback.ts';

export default defineAnswer({
  about: 'whether device writeback will be used',
  ask: 'Will device writeback be used, so that devices registered in the cloud appear in Active Directory?',
  ...writeback,
});
