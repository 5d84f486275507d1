// Loaded into the Agents Playground ahead of its own code. It would listen on every address of the machine, where
// anyone near could speak to the bot.
import { Server } from 'node:net';

type Listen = (port: number, host: string, ...more: unknown[]) => Server;

const listen = Server.prototype.listen as Listen;
Server.prototype.listen = function listenOnLoopback(this: Server, port: number, ...more: unknown[]) {
  return listen.call(this, port, '127.0.0.1', ...more);
} as typeof Server.prototype.listen;

// It would stay behind when the demo is killed; the channel between them closes however that ends.
process.once('disconnect', () => process.exit());
