import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'how SQL Server is reached',
  ask: 'Over which protocol does Entra Connect reach the SQL Server?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'tcp', title: 'TCP/IP' },
      { value: 'namedPipes', title: 'Named Pipes' },
    ],
  },
  value: z.enum(['tcp', 'namedPipes']),
  howToFindOut:
    "SELECT DISTINCT net_transport FROM sys.dm_exec_connections c JOIN sys.dm_exec_sessions s ON s.session_id = c.session_id WHERE DB_NAME(s.database_id) = 'ADSync'; before the installation: SQL Server Configuration Manager > SQL Native Client Configuration > Client Protocols",
  accepts: 'TCP/IP or Named Pipes, or the output of the query.',
  parse(text) {
    const tcp = /\bTCP\b/i.test(text);
    const pipes = /\bnamed[ _]?pipes?\b/i.test(text);
    // Where both are named, or something is denied, nobody can tell which one is used.
    if (tcp === pipes || /\b(not?|without|instead)\b/i.test(text)) return undefined;
    return tcp ? 'tcp' : 'namedPipes';
  },
});
