# Standfirst as a service: docker build -t standfirst . && docker run -p 8000:8000 standfirst
# Needs no network once it is built, and runs with a read-only file system.

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
    STANDFIRST_HOST=0.0.0.0
COPY --from=build /opt/standfirst /opt/standfirst
WORKDIR /tmp
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('STANDFIRST_PORT', '8000') + '/readyz', timeout=4)"]
ENTRYPOINT ["standfirst"]
CMD ["serve"]
