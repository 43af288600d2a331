#!/usr/bin/env node
// Runs another light client at the word of a benchmark: `node peer.mjs NAME FOLDER`, with the recorded messages in
// FOLDER. Says `ready` when the client is loaded. Then it takes one line each, and answers it with one: `TASK TIMES`
// with `done`, `memory` with the bytes that the process has resident, or with `failed` and why. Ends with its stdin.
import {createInterface} from 'node:readline';
import {pathToFileURL} from 'node:url';

const say = line => process.stdout.write(line + '\n');
for (const level of ['log', 'info', 'debug', 'warn']) console[level] = (...words) => console.error(...words);

const [name, folder] = process.argv.slice(2);
const {load} = await import(`./${name}.mjs`);

async function answer(line) {
  const [word, times] = line.split(' ');
  if (word === 'memory') return String(resident());
  for (let i = 0; i < Number(times); i++) await tasks[word]();
  return 'done';
}

function resident() {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

const before = resident();
const tasks = await load(pathToFileURL(folder + '/'));
say(`ready ${before}`);
for await (const line of createInterface({input: process.stdin})) {
  say(await answer(line).catch(problem => `failed ${String(problem?.message ?? problem).replaceAll('\n', ' ')}`));
}
process.exit(0);
