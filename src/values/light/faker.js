/** What stands in for the faker in a browser, where its word lists would weigh more than all the rest. */

const words =
  'amber anchor basin beacon cedar cobalt delta ember fable garnet harbor indigo juniper lantern maple nickel onyx pebble quartz raven saffron timber umber velvet willow zephyr'.split(
    ' ',
  );
const places =
  'Ashford Brookdale Cedarville Eastport Fairview Greenfield Lakeside Milton Riverton Westbrook'.split(' ');
const people = 'Alex Blake Casey Dana Eden Finley Harper Jordan Morgan Quinn Riley Sam'.split(' ');
const day = 86_400_000;

class LightFaker {
  rawDefinitions = {};
  #state;
  #now = Date.UTC(2026, 0, 15, 10);

  constructor({ seed = 1 } = {}) {
    this.#state = seed >>> 0;
  }

  setDefaultRefDate(date) {
    this.#now = Date.parse(date);
  }

  #random() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  #one(list) {
    return list[Math.floor(this.#random() * list.length)];
  }

  #digits(count, base = 10) {
    return Array.from({ length: count }, () => Math.floor(this.#random() * base).toString(base)).join('');
  }

  number = {
    int: (given = Number.MAX_SAFE_INTEGER) => {
      const { min = 0, max = Number.MAX_SAFE_INTEGER } = typeof given === 'number' ? { max: given } : given;
      return min + Math.floor(this.#random() * (max - min + 1));
    },
  };
  helpers = { arrayElement: (list) => this.#one(list) };
  datatype = { boolean: () => this.#random() < 0.5 };
  date = { past: () => new Date(this.#now - Math.floor(this.#random() * 365 * day)) };
  word = { noun: () => this.#one(words), adjective: () => this.#one(words) };
  lorem = { sentence: () => `${this.#one(words)} ${this.#one(words)} ${this.#one(words)}.` };
  person = { firstName: () => this.#one(people), lastName: () => this.#one(places) };
  location = { city: () => this.#one(places), country: () => 'Norway' };
  color = { human: () => this.#one(['red', 'green', 'blue', 'white', 'black']) };
  phone = { number: () => `+47${this.#digits(8)}` };
  string = {
    uuid: () =>
      `${this.#digits(8, 16)}-${this.#digits(4, 16)}-4${this.#digits(3, 16)}-8${this.#digits(3, 16)}-${this.#digits(12, 16)}`,
  };
  internet = {
    email: ({ provider = 'example.com' } = {}) => `${this.#one(people)}.${this.#one(words)}@${provider}`,
    username: () => `${this.#one(people)}_${this.#one(words)}`,
    domainWord: () => this.#one(words),
    ipv4: () => [10, 0, this.number.int(255), this.number.int(255)].join('.'),
    ipv6: () => Array.from({ length: 8 }, () => this.#digits(4, 16)).join(':'),
  };
}

export const faker = new LightFaker();
