# Pages and server are built with everything, and run with the production packages alone.
FROM node:24-slim AS build
WORKDIR /andon
COPY package.json package-lock.json svelte.config.js ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-slim AS packages
WORKDIR /andon
COPY package.json package-lock.json ./
# the image brings its own Node, so the one that comes as a package stays out
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 ANDON_DATA_DIR=/data
WORKDIR /andon
RUN mkdir /data && chown node:node /data
COPY --from=packages /andon/node_modules node_modules
COPY package.json ./
COPY server server
COPY src/lib/shared src/lib/shared
COPY programs programs
COPY --from=build /andon/build build
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "build/node/main.js"]
