import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Action } from './policy.ts';
import { actions } from './policy.ts';

/** 'public' = anyone, signed in or not. It has to be said; silence stops the boot. */
export type Access = Action | 'public';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

/**
 * Refuses to boot when a route has not declared who may call it, or names an action that the policy table doesn't know.
 * Judged when everything is registered, since a plugin may declare for the routes inside it.
 */
export function requireDeclaredAccess(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  app.addHook('onReady', async () => {
    for (const { config, method, url } of routes) {
      const access = config?.access;
      if (access !== 'public' && (access === undefined || !actions.includes(access))) {
        throw new Error(
          `route ${String(method)} ${url} declares no known access (config.access); see server/src/access/policy.ts`,
        );
      }
    }
  });
}
