import { exchanges as calendarExchanges } from './calendar/exchanges.ts';
import { faults as calendarFaults } from './calendar/faults.ts';
import { start as calendar } from './calendar/server.ts';
import { exchanges as fleetExchanges } from './fleet/exchanges.ts';
import { faults as fleetFaults } from './fleet/faults.ts';
import { start as fleet } from './fleet/server.ts';
import { exchanges as helpdeskExchanges } from './helpdesk/exchanges.ts';
import { faults as helpdeskFaults } from './helpdesk/faults.ts';
import { start as helpdesk } from './helpdesk/server.ts';
import { exchanges as ledgerExchanges } from './ledger/exchanges.ts';
import { faults as ledgerFaults } from './ledger/faults.ts';
import { start as ledger } from './ledger/server.ts';
import { exchanges as notesExchanges } from './notes/exchanges.ts';
import { faults as notesFaults } from './notes/faults.ts';
import { start as notes } from './notes/server.ts';
import { exchanges as pressExchanges } from './press/exchanges.ts';
import { faults as pressFaults } from './press/faults.ts';
import { start as press } from './press/server.ts';
import type { Exchange } from './shared/exchange.ts';
import type { Fault } from './shared/fault.ts';
import type { Running, ServeOptions } from './shared/serve.ts';
import { exchanges as shopExchanges } from './shop/exchanges.ts';
import { faults as shopFaults } from './shop/faults.ts';
import { start as shop } from './shop/server.ts';

/** An API that somebody else made: its document, its server, its faults. */
export interface ForeignApi {
  name: string;
  /** The document, in this folder. */
  document: string;
  /** Its target.yaml, where the contract command needs one. */
  target?: string;
  start(options: ServeOptions): Promise<Running>;
  faults: Omit<Fault, 'refuses' | 'identity' | 'early' | 'late' | 'refused'>[];
  exchanges: Exchange[];
  /** Environment variables with which the contract command is let in. */
  credentials: Record<string, string>;
}

export const foreignApis: ForeignApi[] = [
  {
    name: 'helpdesk',
    document: 'helpdesk/openapi.yaml',
    start: helpdesk,
    faults: helpdeskFaults,
    exchanges: helpdeskExchanges,
    credentials: { HELPDESK_TOKEN: 'dk_agent', HELPDESK_UNPRIVILEGED_TOKEN: 'dk_viewer' },
  },
  {
    name: 'shop',
    document: 'shop/openapi.json',
    start: shop,
    faults: shopFaults,
    exchanges: shopExchanges,
    credentials: { SHOP_API_KEY: 'sk_admin', SHOP_UNPRIVILEGED_API_KEY: 'sk_reader' },
  },
  {
    name: 'fleet',
    document: 'fleet/openapi.yaml',
    start: fleet,
    faults: fleetFaults,
    exchanges: fleetExchanges,
    credentials: { FLEET_BASIC: 'ops:ops-secret', FLEET_UNPRIVILEGED_BASIC: 'eye:eye-secret' },
  },
  {
    name: 'calendar',
    document: 'calendar/openapi.yaml',
    start: calendar,
    faults: calendarFaults,
    exchanges: calendarExchanges,
    credentials: {
      CALENDAR_CALENDAR_TOKEN: 'cal_editor',
      CALENDAR_UNPRIVILEGED_CALENDAR_TOKEN: 'cal_reader',
    },
  },
  {
    name: 'press',
    document: 'press/openapi.json',
    start: press,
    faults: pressFaults,
    exchanges: pressExchanges,
    credentials: { PRESS_PRESS_SESSION: 'ps_writer', PRESS_UNPRIVILEGED_PRESS_SESSION: 'ps_reader' },
  },
  {
    name: 'ledger',
    document: 'ledger/openapi.yaml',
    start: ledger,
    faults: ledgerFaults,
    exchanges: ledgerExchanges,
    credentials: { LEDGER_LEDGER_KEY: 'lk_clerk', LEDGER_UNPRIVILEGED_LEDGER_KEY: 'lk_auditor' },
  },
  {
    name: 'notes',
    document: 'notes/openapi.yaml',
    start: notes,
    faults: notesFaults,
    exchanges: notesExchanges,
    credentials: { NOTES_TOKEN: 'nt_member', NOTES_UNPRIVILEGED_TOKEN: 'nt_guest' },
  },
];
