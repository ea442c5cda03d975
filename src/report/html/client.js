// Runs in the report: filters probes and shows exchanges. Texts of servers go in as text, never as markup.
(() => {
  const exchanges = JSON.parse(document.getElementById('exchanges').textContent);
  const search = document.getElementById('search');
  const kind = document.getElementById('kind');
  const operation = document.getElementById('operation');
  const count = document.getElementById('count');
  const probes = [...document.querySelectorAll('details.probe')];
  const groups = [...document.querySelectorAll('details.op[id]')];
  const chips = [...document.querySelectorAll('.chips button')];

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const pressed = chips.filter((chip) => chip.ariaPressed === 'true').map((chip) => chip.dataset.outcome);
    let shown = 0;
    for (const probe of probes) {
      const { outcome, kind: own, text } = probe.dataset;
      const group = probe.parentElement.id;
      probe.hidden =
        (pressed.length > 0 && !pressed.includes(outcome)) ||
        (kind.value !== '' && kind.value !== own) ||
        (operation.value !== '' && operation.value !== group) ||
        !words.every((word) => text.includes(word));
      if (!probe.hidden) shown += 1;
    }
    const isNarrow = shown < probes.length;
    for (const group of groups) {
      const own = [...group.querySelectorAll('details.probe')];
      group.hidden = own.every((probe) => probe.hidden);
      if (isNarrow && !group.hidden) group.open = true;
    }
    count.textContent = `${shown} of ${probes.length} probes`;
  }

  function element(tag, text, className) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className !== undefined) made.className = className;
    return made;
  }

  function pretty(body) {
    try {
      return JSON.stringify(JSON.parse(body), undefined, 2);
    } catch {
      return body;
    }
  }

  function message(start, headers, body) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const rest = body === undefined ? [] : ['', body === '' ? '(empty body)' : pretty(body)];
    return element('pre', [start, ...lines, ...rest].join('\n'));
  }

  function show(probe) {
    const place = probe.querySelector('.exchanges');
    if (place === null || place.childElementCount > 0) return;
    const list = exchanges[Number(probe.id.slice(1))] ?? [];
    if (list.length === 0) place.append(element('p', 'Nothing was sent.', 'soft'));
    for (const { request, response, failure } of list) {
      const box = element('div', undefined, 'exchange');
      box.append(element('h4', 'Request'));
      box.append(message(`${request.method} ${request.url}`, request.headers, request.body));
      box.append(element('h4', 'Response'));
      box.append(
        response === undefined || response === null
          ? element('pre', `none: ${failure}`)
          : message(`status ${response.status}`, response.headers, response.body),
      );
      place.append(box);
    }
  }

  function openTarget() {
    const probe = document.getElementById(location.hash.slice(1));
    if (!probe?.matches('details.probe')) return;
    if (probe.hidden) clear();
    probe.parentElement.open = true;
    probe.open = true;
    probe.scrollIntoView();
    probe.querySelector('summary').focus();
  }

  function clear() {
    search.value = '';
    kind.value = '';
    operation.value = '';
    for (const chip of chips) chip.ariaPressed = 'false';
    filter();
  }

  async function copy(button) {
    const text = button.parentElement.querySelector('pre');
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = 'copied';
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = 'selected';
    }
    setTimeout(() => {
      button.textContent = 'copy';
    }, 1500);
  }

  function choose(cell) {
    clear();
    kind.value = cell.dataset.kind;
    operation.value = cell.dataset.operation;
    filter();
    document.getElementById('probes').scrollIntoView();
    document.getElementById(cell.dataset.operation).querySelector('summary').focus();
  }

  for (const probe of probes) probe.addEventListener('toggle', () => probe.open && show(probe));
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      chip.ariaPressed = String(chip.ariaPressed !== 'true');
      filter();
    });
  }
  for (const input of [search, kind, operation]) input.addEventListener('input', filter);
  document.getElementById('clear').addEventListener('click', clear);
  document.addEventListener('click', ({ target }) => {
    if (target.matches('.copy button')) copy(target);
    if (target.matches('.matrix button')) choose(target);
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.matches('input, select');
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === 'Escape') clear();
  });
  addEventListener('hashchange', openTarget);
  filter();
  openTarget();
})();
