# One file for all images; choose with `--target voice | worker | designer | operate`.
FROM node:24-bookworm-slim AS build
WORKDIR /aybiza
# The npm of this Node is older than the rules in .npmrc.
RUN npm install --global npm@11.19.1
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci && npm run build
# Of each app what it reads at run time, at the same places.
RUN for app in voice worker designer; do node --import tsx scripts/build/image-files.ts "$app" "/image/$app"; done \
    && mkdir /image/data

# Node and nothing else: no shell and no package manager, nobody is root, and the file system may be read-only.
FROM gcr.io/distroless/nodejs24-debian12:nonroot AS runtime
WORKDIR /aybiza
ENV NODE_ENV=production
COPY --from=build /aybiza/scripts/operate/health-check.mjs scripts/operate/
# A volume that is mounted here belongs to whom the folder belongs to.
COPY --from=build --chown=nonroot:nonroot /image/data /data
USER nonroot

FROM runtime AS voice
COPY --from=build /image/voice ./
EXPOSE 3100
HEALTHCHECK --interval=5s --timeout=2s --retries=3 --start-period=20s \
    CMD ["/nodejs/bin/node", "scripts/operate/health-check.mjs", "http://127.0.0.1:3100/health"]
# Why these flags: scripts/start/voice-flags.mjs
CMD ["--enable-source-maps", "--single-threaded-gc", "--max-semi-space-size=4", "--heap-growing-percent=30", "apps/voice/dist/main.mjs"]

FROM runtime AS worker
COPY --from=build /image/worker ./
EXPOSE 3200
HEALTHCHECK --interval=5s --timeout=2s --retries=3 --start-period=20s \
    CMD ["/nodejs/bin/node", "scripts/operate/health-check.mjs", "http://127.0.0.1:3200/health"]
CMD ["--enable-source-maps", "apps/worker/dist/main.mjs"]

FROM runtime AS designer
COPY --from=build /image/designer ./
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=2s --retries=3 --start-period=20s \
    CMD ["/nodejs/bin/node", "scripts/operate/health-check.mjs", "http://127.0.0.1:3000/health"]
CMD ["--enable-source-maps", "apps/designer/server.mjs", "--host", "0.0.0.0"]

# What an operator runs by hand or before a release; it does its work and ends.
FROM build AS operate
USER node
HEALTHCHECK NONE
ENTRYPOINT ["npm", "run", "--silent"]
CMD ["migrate"]
