import { InputError } from '../shared/input-error.ts';

const flags =
  '--api --target --variant --allow-writes --disposable --depth --operation --plan --seed --report --port --host --help';

const scripts: Readonly<Record<string, (names: string) => string>> = {
  bash: (names) =>
    `_workspace_contracts() { COMPREPLY=( $(compgen -W "$([ "$COMP_CWORD" -eq 1 ] && echo '${names}' || echo '${flags}')" -- "\${COMP_WORDS[COMP_CWORD]}") ); }\ncomplete -o default -F _workspace_contracts workspace-contracts wsc`,
  zsh: (names) =>
    `#compdef workspace-contracts wsc\n_arguments '1:command:(${names})' '*:option:(${flags})' '*:file:_files'`,
  fish: (names) =>
    `complete -c workspace-contracts -n __fish_use_subcommand -a '${names}'\ncomplete -c wsc -n __fish_use_subcommand -a '${names}'`,
};

/** `completion bash|zsh|fish`: prints what a shell reads to complete the commands. An InputError for another shell. */
export function completion(
  args: readonly string[],
  names: readonly string[],
  say: (text: string) => void,
): number {
  const script = scripts[args[0] ?? ''];
  if (script === undefined)
    throw new InputError(`Which shell? Write completion ${Object.keys(scripts).join('|')}.`);
  say(script(names.join(' ')));
  return 0;
}
