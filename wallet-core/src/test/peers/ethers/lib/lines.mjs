// A peer that is asked line by line: each line of stdin is a question, each line of stdout its answer, both JSON.
// It says READY when it can be asked, and ends when its stdin is closed. Standard library only.
import {createInterface} from 'node:readline';

/** Answers every question; one that cannot be answered gets `{"error": why}`. */
export async function answering(answer) {
  process.stdout.write('READY {}\n');
  for await (const line of createInterface({input: process.stdin})) {
    let said;
    try {
      said = answer(JSON.parse(line));
    } catch (e) {
      said = {error: e.message};
    }
    process.stdout.write(JSON.stringify(said) + '\n');
  }
}
