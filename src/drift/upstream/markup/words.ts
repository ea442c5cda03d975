/** Column titles of reference pages, as the reader of fields knows them. */
const columns: Readonly<Record<string, string>> = {
  参数: 'parameter',
  参数名: 'parameter',
  名称: 'parameter',
  是否必选: 'mandatory',
  参数类型: 'type',
  类型: 'type',
  描述: 'description',
  说明: 'description',
  状态码: 'status code',
};

/** The title of a column in lower-case English. */
export function columnOf(title: string): string {
  const bare = plain(title);
  return columns[bare] ?? bare.toLowerCase();
}

/** The title of a table without its number: `Request body parameters` of `表3请求Body参数`. */
export function tableTitleOf(line: string): string | undefined {
  const bare = plain(line);
  const title = /^(?:Table|表)\s*\d+\s*[.:：]?\s*(.*)$/i.exec(bare)?.[1]?.trim();
  if (title === undefined) return undefined;
  const kind = /路径|Path/i.test(title)
    ? 'Path'
    : /Query|查询/i.test(title)
      ? 'Query'
      : /Header|消息头/i.test(title)
        ? 'Header'
        : /Body|消息体/i.test(title)
          ? 'Body'
          : undefined;
  return /参数|parameters?\b/i.test(title) && kind !== undefined ? `${kind} parameters` : title;
}

/** A description with what it says in Chinese about limits said once more in the words that the reader looks for. */
export function withEnglishLimits(description: string): string {
  const text = description.replaceAll(/<br\s*\/?>/gi, '\n');
  const said: string[] = [];
  const length = /(\d+)\s*(?:-|~|～|—|到|至)\s*(\d+)\s*个?(?:位)?字符/.exec(text);
  if (length !== null) said.push(`Enter ${length[1]} to ${length[2]} characters.`);
  const range =
    /(?:取值范围|范围)[^\d-]{0,6}\[?(-?\d+)\s*(?:-|~|～|,|，|到|至)\s*(-?\d+)\]?(?!\s*个?字符)/.exec(text);
  if (range !== null) said.push(`The range is from ${range[1]} to ${range[2]}.`);
  const normal = /默认(?:值|取值)?(?:\*\*)?\s*(?:为|是|[：:])\s*(?:默认值为)?["“]?([\w.-]+)["”]?/.exec(text);
  if (normal !== null) said.push(`The default value is ${normal[1]}.`);
  const options = optionsIn(text);
  if (options.length > 0) said.push(`Options: ${options.map((word) => `**${word}**`).join(', ')}.`);
  return [text, ...said].join('\n');
}

/** Words that a list under "values" begins its items with. */
function optionsIn(text: string): string[] {
  const start = /可选值|取值范围/.exec(text);
  if (start === null) return [];
  const rest = (text.slice(start.index).split(/默认取值/)[0] ?? '').replaceAll(/\*\*/g, '');
  const listed = [...rest.matchAll(/(?:^|\s)[-*•]\s+["“]?([A-Za-z][\w.-]*)["”]?\s*(?=[：:]|$)/gm)];
  if (listed.length > 0) return listed.map((match) => match[1] ?? '');
  const inline = /可选值有\s*([A-Z][\w.-]*(?:[、,，]\s*[A-Z][\w.-]*)+)/.exec(rest)?.[1];
  return inline?.split(/[、,，]\s*/) ?? [];
}

/** Text without the marks of Markdown: emphasis, links, anchors, escapes. */
export function plain(text: string): string {
  return text
    .replaceAll(/<a\b[^>]*>(?:<\/a>)?|<\/a>/gi, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\*\*|`/g, '')
    .replaceAll(/\\([\\`*_{}[\]()#+.!|<>-])/g, '$1')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();
}
