import { describe, expect, test } from 'vitest';
import { nearest, suggest } from './nearest.ts';

describe(nearest, () => {
  test.each([
    ['response', ['responses', 'requestBody'], 'responses'],
    ['lsit', ['last', 'list'], 'list'],
    ['minLenght', ['maxLength', 'minLength'], 'minLength'],
    ['requestbody', ['requestBody'], 'requestBody'],
    ['gett', ['put', 'get'], 'get'],
    ['gte', ['get', 'put'], 'get'],
    ['strin', ['string'], 'string'],
    ['colour', ['string', 'number'], undefined],
    ['a', ['b'], undefined],
    ['x', [], undefined],
  ])('of %s in %j is %s', (word, names, want) => expect(nearest(word, names)).toBe(want));
});

describe(suggest, () => {
  test.each([
    ['lsit', ['list'], '; did you mean "list"?'],
    ['rose', ['list'], '. There is: list.'],
    ['rose', ['list', 'bed'], '. There are: list, bed.'],
    ['rose', [], '.'],
    ['rose', Array.from({ length: 21 }, (_, index) => `name ${index}`), '.'],
  ])('of %s in %j', (word, names, want) => expect(suggest(word, names)).toBe(want));
});
