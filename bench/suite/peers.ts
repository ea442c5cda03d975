/** All tools that are compared, and those that were left out by name. */
import type { Tool } from './tool.ts';
import { dredd } from './tools/dredd.ts';
import { own } from './tools/own.ts';
import { portman } from './tools/portman.ts';
import { prismProxy } from './tools/prism-proxy.ts';
import { respect } from './tools/respect.ts';
import { specmaticExamples, specmaticGenerative } from './tools/specmatic.ts';

/** In the order of the table. */
export const tools: readonly Tool[] = [
  own,
  specmaticGenerative,
  specmaticExamples,
  portman,
  dredd,
  respect,
  prismProxy,
];

/** Known testers that npm does not bring, each with the reason. */
export const elsewhere: Readonly<Record<string, string>> = {
  Schemathesis: 'a Python package; npm does not bring it',
  CATS: 'a Java program that is downloaded by hand; npm does not bring it',
  'Step CI': 'npm brings it, but its checks of one request after the other are written by hand',
};
