import { buildClientIfStale } from '../../tools/build-client.ts';

/** Browser tests look at the screens as they are built from the sources at hand. */
export default buildClientIfStale;
