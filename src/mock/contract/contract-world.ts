import { schemasOf } from '../../spec/compiled-schemas.ts';
import { readOperations } from '../../spec/openapi/read.ts';
import type { Spec } from '../../spec/spec.ts';
import { keepTexts } from '../../values/known-texts.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { explainsRefusal } from '../behaviour/explains-refusal.ts';
import { genericBehaviour } from '../memory/generic.ts';
import type { MockBehaviourOptions } from '../options.ts';
import { type World, worldOf } from '../world.ts';
import { type ContractParts, type MockContract, partsOf } from './contract.ts';
import { tableAnswers } from './table-answers.ts';

/** The world of a contract that was read ahead of time: no files, no Prism, nothing compiled. */
export function contractWorld(
  contract: MockContract<unknown>,
  options: MockBehaviourOptions,
  origin: () => string,
): World {
  const parts = partsOf(contract);
  const spec = contractSpec(contract, parts);
  const prism = tableAnswers(spec, parts.answers);
  const behaviour = behaviourOf(contract, parts, spec);
  return worldOf({ spec, prism, behaviour, origin }, options);
}

function contractSpec(
  { api, variant }: MockContract<unknown>,
  { document, schemas, texts }: ContractParts,
): Spec {
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

function behaviourOf(contract: MockContract<unknown>, { behaviour }: ContractParts, spec: Spec): Behaviour {
  if (behaviour === undefined) return explainsRefusal(genericBehaviour(spec) as Behaviour);
  const file = contract.behaviour?.file ?? 'its behaviour';
  return explainsRefusal(behaviour, { file, thrownAt: () => file });
}
