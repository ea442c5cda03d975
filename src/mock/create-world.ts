import type { Spec } from '../spec/spec.ts';
import { keepAnswers } from './answer/kept-answers.ts';
import { loadBehaviour } from './behaviour/load-behaviour.ts';
import type { MockOptions } from './options.ts';
import { createPrism } from './prism/prism.ts';
import { rememberVerdicts } from './request/verdict.ts';
import { type World, worldOf } from './world.ts';

/** Prism, matcher and behaviour of a spec, read from its files. */
export async function createWorld(
  spec: Spec,
  options: Pick<MockOptions, 'behaviours' | 'auth' | 'strictPrism' | 'validate'>,
  origin: () => string,
): Promise<World> {
  const plain = createPrism(spec.document);
  const prism = rememberVerdicts(options.strictPrism === true ? plain : keepAnswers(plain, spec));
  const behaviour = await loadBehaviour(spec, options.behaviours);
  return worldOf({ spec, prism, behaviour, origin }, options);
}
