/** What stands in for the XML parser in a browser, which brings one of its own. */
export class Parser {
  #on;

  constructor(on) {
    this.#on = on;
  }

  write(text) {
    const read =
      'DOMParser' in globalThis ? new DOMParser().parseFromString(text, 'application/xml') : undefined;
    if (read === undefined || read.querySelector('parsererror') !== null)
      this.#on.onerror?.(new Error('no XML'));
    else this.#tell(read.documentElement);
  }

  end() {}

  #tell(element) {
    const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    this.#on.onopentag?.(element.nodeName, attributes);
    for (const child of element.childNodes) {
      if (child.nodeType === 1) this.#tell(child);
      else if (child.nodeType === 3 || child.nodeType === 4) this.#on.ontext?.(child.data);
    }
    this.#on.onclosetag?.(element.nodeName, false);
  }
}
