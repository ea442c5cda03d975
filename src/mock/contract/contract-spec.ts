import { schemasOf } from '../../spec/compiled-schemas.ts';
import { readOperations } from '../../spec/openapi/read.ts';
import type { Spec } from '../../spec/spec.ts';
import { keepTexts } from '../../values/known-texts.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { explainsRefusal } from '../behaviour/explains-refusal.ts';
import { genericBehaviour } from '../memory/generic.ts';
import type { MockBehaviourOptions } from '../options.ts';
import { type World, worldOf } from '../world.ts';
import { type MockContract, ownBehaviour } from './contract.ts';
import { tableAnswers } from './table-answers.ts';

/** The world of a contract that was read ahead of time: no files, no Prism, nothing compiled. */
export function contractWorld(
  contract: MockContract<unknown>,
  options: MockBehaviourOptions,
  origin: () => string,
): World {
  const spec = contractSpec(contract);
  const prism = tableAnswers(spec, contract.answers);
  return worldOf({ spec, prism, behaviour: behaviourOf(contract, spec), origin }, options);
}

function contractSpec({ api, variant, document, schemas, texts }: MockContract<unknown>): Spec {
  keepTexts(document, new Map(Object.entries(texts)));
  return {
    api: { name: api, folder: '', spec: '' },
    variant,
    document,
    operations: readOperations(api, document),
    schemas: schemasOf(schemas),
    files: [],
    warnings: [],
    locate: (pointer) => pointer,
  };
}

function behaviourOf(contract: MockContract<unknown>, spec: Spec): Behaviour {
  const own = ownBehaviour(contract);
  if (own === undefined) return explainsRefusal(genericBehaviour(spec) as Behaviour);
  const file = contract.behaviour?.file ?? 'its behaviour';
  return explainsRefusal(own, { file, thrownAt: () => file });
}
