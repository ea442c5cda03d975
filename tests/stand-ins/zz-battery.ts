import * as P from "/work/main/tests/stand-ins/palette.ts";
import * as M from "/work/main/tests/stand-ins/modelarts.ts";
import * as R from "/work/main/tests/stand-ins/rocketchat.ts";
import * as pe from "/work/main/tests/stand-ins/exchanges/palette.ts";
import * as me from "/work/main/tests/stand-ins/exchanges/modelarts.ts";
import * as re from "/work/main/tests/stand-ins/exchanges/rocketchat.ts";
import { send } from "/work/main/tests/stand-ins/exchanges/exchange.ts";
const apis: any = { palette: [P.startPalette, P.faults, pe], modelarts: [M.startModelarts, M.faults, me], rocketchat: [R.startRocketchat, R.faults, re] };
for (const [name, [start, faults, ex]] of Object.entries(apis) as any) {
  const t0 = Date.now();
  const s = await start();
  const seen: any[] = []; let i = 0;
  for await (const one of send(s, ex.exchanges, ex.callers)) {
    const e = ex.exchanges[i++];
    if (one.status !== e[1]) console.log("STATUS", name, e[0], JSON.stringify(e[2]), e[3], "want", e[1], "got", one.status, one.text.slice(0, 200));
    if (process.env.SHOW) console.log(e[0], JSON.stringify(e[2])?.slice(0,100), one.status, one.text.slice(0, 600));
    seen.push(one);
  }
  await s.close();
  console.log(name, seen.length, "exchanges", Date.now() - t0, "ms", Object.keys(faults).length, "faults");
  let n = 0, reqs = 0;
  for (const fault of Object.keys(faults)) {
    const f = await start({ fault });
    let found = -1, k = 0;
    for await (const one of send(f, ex.exchanges, ex.callers)) {
      reqs++;
      if (one.text !== seen[k].text || one.status !== seen[k].status) { found = k; break; }
      k++;
    }
    await f.close();
    if (found < 0) console.log("NO DIFFERENCE", name, fault); else { n++; if (process.env.WHERE) console.log(name, fault, ex.exchanges[found][0], JSON.stringify(ex.exchanges[found][2])?.slice(0,60), ex.exchanges[found][3] ?? ''); }
  }
  console.log(name, n, "differ", reqs, "requests", Date.now() - t0, "ms");
}
