/** Naming and freezing each rest on what was told before, so they take turns: until its transaction ends, nobody else writes a ledger. */
export { lockLedger } from './job-queries.ts';
