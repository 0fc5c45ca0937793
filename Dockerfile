# syntax=docker/dockerfile:1

FROM node:24-bookworm-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/

# The screens are built with all libraries …
FROM manifests AS screens
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.base.json ./
COPY shared shared
COPY client client
COPY tools tools
RUN node tools/build-client.ts

# … and the server runs with its own alone: what builds and tests, the embedded PostgreSQL and the second Node are not among
# them. Its optional one is: it writes the paper form (docs/answer-page.md §6).
FROM manifests AS libraries
RUN npm ci --ignore-scripts --no-audit --no-fund --omit=dev --workspace server --workspace shared

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
RUN install -d -o node -g node -m 0700 /data
COPY --from=libraries /app ./
COPY migrations migrations
COPY shared shared
COPY server server
COPY --from=screens /app/client/dist client/dist
USER node
VOLUME /data
EXPOSE 3000
# Readiness asks the database too.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Short-lived objects of requests get less room than by default: a third less memory, at no cost that could be measured.
CMD ["node", "--max-semi-space-size=8", "server/src/main.ts"]
