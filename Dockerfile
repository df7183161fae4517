# Standfirst as a service, with a first key for its CMS:
#   docker build -t standfirst .
#   docker run -v standfirst:/data standfirst keys create CMS --scope summarize
#   docker run -v standfirst:/data -p 8000:8000 standfirst
# Needs no network once it is built, and writes nowhere but to /data.

ARG PYTHON=3.11.14-slim-bookworm

FROM python:${PYTHON} AS build
# Address of a package index with CPU-only torch builds, for those who have one.
ARG TORCH_INDEX=
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
WORKDIR /build
# Dependencies before the code: a change of the code alone keeps this layer.
COPY requirements.lock ./
RUN python -m venv /opt/standfirst \
    && /opt/standfirst/bin/python -m pip install ${TORCH_INDEX:+--extra-index-url "$TORCH_INDEX"} \
        --requirement requirements.lock
# Drivers of databases beside SQLite, such as "psycopg==3.3.9 psycopg-binary==3.3.9" for
# PostgreSQL.
ARG DRIVERS=
RUN /opt/standfirst/bin/python -m pip install --no-deps pip ${DRIVERS} \
    && mkdir /data
COPY pyproject.toml README.md LICENSE ./
COPY service service
COPY eval eval
COPY prompts prompts
RUN /opt/standfirst/bin/python -m pip wheel --no-deps --wheel-dir /build/wheels . \
    && /opt/standfirst/bin/python -m pip install --no-deps /build/wheels/*.whl \
    && /opt/standfirst/bin/standfirst --help

FROM python:${PYTHON}
ENV PATH=/opt/standfirst/bin:$PATH \
    HF_HUB_OFFLINE=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    STANDFIRST_DATABASE=sqlite:////data/standfirst.db \
    STANDFIRST_HOST=0.0.0.0
COPY --from=build /opt/standfirst /opt/standfirst
COPY --from=build --chown=10001:10001 /data /data
VOLUME /data
WORKDIR /tmp
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('STANDFIRST_PORT', '8000') + '/readyz', timeout=4)"]
ENTRYPOINT ["standfirst"]
CMD ["serve"]
