import type { FastifyInstance } from 'fastify';

/**
 * While the server stops, each answer closes its connection. Otherwise the connection of a request that was under way would be
 * kept open for the next one, and would hold the stop up for as long as that may take to come.
 */
export function closeConnectionsWhenStopping(app: FastifyInstance): void {
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping) reply.header('connection', 'close');
  });
}
