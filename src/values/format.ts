import type { Faker } from '@faker-js/faker';
import { faker as english } from '#faker';

const referenceDate = '2026-01-15T10:00:00.000Z';

/** What makes a faker. The package's own index would load its seventy languages. */
const OfLanguage = english.constructor as typeof Faker;

/** A faker that says the same for the same seed, on any day. */
export function fakerOf(seed: number): Faker {
  const faker = new OfLanguage({ locale: [english.rawDefinitions], seed });
  faker.setDefaultRefDate(referenceDate);
  return faker;
}

/** A value of a string format, undefined for a format that says nothing about the text. */
export function textOfFormat(format: string, faker: Faker, name = ''): string | undefined {
  // What ends comes after what begins, and is still to come.
  if (
    /^date(-time)?$/.test(format) &&
    /(^(end|to|until|due|expir)|(End|Until|Due|Expir)|_(end|to|until|due|expir)|checkout|valid_?to$)/.test(
      name,
    )
  )
    return format === 'date' ? '2099-06-30' : '2099-06-30T12:00:00.000Z';
  const make = makers[format];
  return make === undefined ? undefined : make(faker);
}

const makers: Record<string, (faker: Faker) => string> = {
  'date-time': (faker) => faker.date.past().toISOString(),
  date: (faker) => faker.date.past().toISOString().slice(0, 10),
  time: (faker) => `${faker.date.past().toISOString().slice(11, 19)}Z`,
  duration: () => 'P1D',
  email: (faker) => faker.internet.email({ provider: 'example.com' }).toLowerCase(),
  hostname: (faker) => `${faker.internet.domainWord()}.example.com`,
  ipv4: (faker) => faker.internet.ipv4(),
  ipv6: (faker) => faker.internet.ipv6(),
  uri: (faker) => `https://example.com/${faker.word.noun()}`,
  url: (faker) => `https://example.com/${faker.word.noun()}`,
  'uri-reference': (faker) => `/${faker.word.noun()}`,
  uuid: (faker) => faker.string.uuid(),
  byte: (faker) => btoa(faker.word.noun()),
  'json-pointer': (faker) => `/${faker.word.noun()}`,
  regex: () => '^[a-z]+$',
};

/** A text that a person recognises as a value of a field of this name. */
export function textOfName(name: string, faker: Faker): string {
  const word = name.toLowerCase();
  const found = words.find(([pattern]) => pattern.test(word));
  return found === undefined ? faker.word.noun() : found[1](faker);
}

const words: [RegExp, (faker: Faker) => string][] = [
  [/e?mail/, (faker) => faker.internet.email({ provider: 'example.com' }).toLowerCase()],
  [/user_?name|login/, (faker) => faker.internet.username().toLowerCase()],
  [/first_?name/, (faker) => faker.person.firstName()],
  [/last_?name/, (faker) => faker.person.lastName()],
  [/url|link|href/, (faker) => `https://example.com/${faker.word.noun()}`],
  [/description|comment|message|text|summary/, (faker) => faker.lorem.sentence()],
  [/phone/, (faker) => faker.phone.number()],
  [/city/, (faker) => faker.location.city()],
  [/country/, (faker) => faker.location.country()],
  [/colou?r/, (faker) => faker.color.human()],
  [/name|title|label/, (faker) => `${faker.word.adjective()}-${faker.word.noun()}`],
];
