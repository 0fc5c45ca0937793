/** One thread's share of a campaign: answers each with its tally. */
import { parentPort } from 'node:worker_threads';
import type { Campaign } from './campaign.ts';
import { campaign } from './campaign.ts';

parentPort?.on('message', (wanted: Campaign) => parentPort?.postMessage(campaign(wanted)));
