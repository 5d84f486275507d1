import { defineAnswer } from '../define.ts';
import { writeback } from '../writeback.ts';

export default defineAnswer({
  about: 'whether password writeback will be used',
  ask: 'Will password writeback be used, so that passwords changed in the cloud reach Active Directory?',
  ...writeback,
});
