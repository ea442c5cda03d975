/** Ids that a person would write for something that is not there. */
const written = /^(0{12,}1?|0{8}-0{4}-[04]0{3}-[08]0{3}-0{11}[01]|does-not-exist|no-such-.*)$/i;

/** True for an id that stands for nothing, whatever API it is sent to. */
export function looksAbsent(id: string): boolean {
  return written.test(id);
}
