# syntax=docker/dockerfile:1

# --- Build: everything, development tools included, with the compiled server and playground in dist/ -----------------
FROM node:22.23.2-bookworm-slim AS build
WORKDIR /app
# The lockfile alone decides what is installed; this layer is built again only when it changes.
COPY package.json package-lock.json .npmrc ./
# No install script runs: bcrypt carries its prebuilt native part, and the build comes below.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

# --- Run: node, the pruned dependencies and dist/, as an ordinary user -----------------------------------------------
FROM node:22.23.2-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    DATA_DIR=/var/lib/steward
WORKDIR /app
# The folder is the node user's, and so is a new volume that is mounted there.
RUN install -d -o node -g node -m 0755 /var/lib/steward
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The SDL is read when the server starts.
COPY schema ./schema
USER node
VOLUME /var/lib/steward
EXPOSE 4000
# Alive, not ready: a server that waits for its database must not be killed for it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1: it gets SIGTERM, and shuts down in order. `node dist/src/worker.js` runs jobs only.
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
