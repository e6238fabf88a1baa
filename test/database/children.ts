import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export interface Child {
  /** Resolves with what was printed, once a line of it is this. */
  prints(line: string): Promise<string>;
  /** Resolves with all that was printed when it has ended. */
  ended: Promise<{ output: string; errors: string; code: number | null }>;
  /** As the power fails: nothing is tidied up. */
  kill(): Promise<void>;
}

/**
 * Starts a script of test/database/children, or any other, beside this process; test/support/
 * global-setup.ts has built the program they run.
 */
export function start(file: string, parameters: string[] = [], env: NodeJS.ProcessEnv = {}): Child {
  const script = file.includes('/')
    ? path.resolve(file)
    : path.resolve(__dirname, 'children', file);
  const flags = ['--experimental-wasm-modules', '--no-warnings'];
  const child: ChildProcess = spawn(process.execPath, [...flags, script, ...parameters], {
    env: { PATH: process.env.PATH, ...env },
  });
  let output = '';
  let errors = '';
  const watchers = new Set<() => void>();
  child.stdout?.on('data', (bytes) => {
    output += bytes;
    for (const watch of watchers) watch();
  });
  child.stderr?.on('data', (bytes) => {
    errors += bytes;
  });
  const ended = new Promise<{ output: string; errors: string; code: number | null }>((resolve) => {
    child.on('close', (code) => resolve({ output, errors, code }));
  });
  return {
    ended,
    prints: (line) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          if (output.split('\n').includes(line)) resolve(output);
        };
        watchers.add(watch);
        watch();
        ended.then(() => reject(new Error(`ended without printing ${line}: ${output}${errors}`)));
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
