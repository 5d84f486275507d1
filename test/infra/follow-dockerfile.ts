import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Copy, DockerfileParser, type From } from 'dockerfile-ast';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const instructions = DockerfileParser.parse(
  readFileSync(join(root, 'infra/Dockerfile'), 'utf8'),
).getInstructions();

/** What the last instruction of a kind says as JSON, such as CMD. */
export function argumentsOf(keyword: string): string[] {
  const content = instructions.findLast((one) => one.getKeyword() === keyword)?.getArgumentsContent() ?? '';
  return JSON.parse(content.slice(content.indexOf('[')));
}

/**
 * Does what infra/Dockerfile says, without Docker: each stage is a folder below `parent`, and what its base image brings
 * is what this machine has. Yields the working directory of the last.
 */
export async function followDockerfile(parent: string): Promise<string> {
  const stages = new Map<string, string>();
  let stage = '';
  let workdir = '/';
  const inStage = (path: string) => join(stage, resolve(workdir, path));
  for (const instruction of instructions) {
    const keyword = instruction.getKeyword();
    const [first = ''] = instruction.getArguments().map((argument) => argument.getValue());
    switch (keyword) {
      case 'FROM': {
        const name = (instruction as From).getBuildStage() ?? 'final';
        stage = join(parent, name);
        stages.set(name, stage);
        workdir = '/';
        break;
      }
      case 'WORKDIR':
        workdir = resolve(workdir, first);
        await mkdir(inStage('.'), { recursive: true });
        break;
      case 'COPY':
        await copy(instruction as Copy);
        break;
      case 'RUN':
        await run(instruction.getArgumentsContent() ?? '', inStage('.'));
        break;
      // These say how the image is run.
      case 'USER':
      case 'EXPOSE':
      case 'HEALTHCHECK':
      case 'CMD':
        break;
      default:
        throw new Error(`Nobody knows here what ${keyword} does.`);
    }
  }
  return inStage('.');

  async function copy(instruction: Copy): Promise<void> {
    const paths = instruction.getArguments().map((argument) => argument.getValue());
    const target = paths.pop() ?? '';
    const from = instruction.getFromFlag()?.getValue();
    for (const path of paths) {
      const place = inStage(target.endsWith('/') ? join(target, basename(path)) : target);
      // What another stage made is needed there no more, and is large.
      if (from) await rename(join(stages.get(from) as string, path), place);
      else await cp(join(root, path), place, { recursive: true });
    }
  }
}

/** A step that fails, such as one that can't reach the registry, throws with what it said. */
async function run(command: string, cwd: string): Promise<void> {
  try {
    await promisify(execFile)('sh', ['-c', command], { cwd });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Error(`The step "${command}" of infra/Dockerfile failed:\n${stderr}`);
  }
}
