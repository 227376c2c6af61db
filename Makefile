# Set-up, build, test and everyday tasks. `make demo` and `make test` need nothing done before them.

SHELL := /bin/bash
PREFIX ?= /usr/local
BUILD_PACKAGES := libncursesw5-dev libsqlite3-dev libsodium-dev libjansson-dev libexpat1-dev libpoppler-cpp-dev \
	libpango1.0-dev libcairo2-dev fonts-liberation2 fonts-dejavu-core
TEST_PACKAGES := tmux sqlite3 util-linux
# Coloured messages are a compiler flag: a build in a terminal would throw away the one a script made, and back.
BUILD := swift build --no-color-diagnostics
RELEASE := $(BUILD) -c release --static-swift-stdlib --product referdesk
PROGRAM := .build/release/referdesk

.PHONY: demo build test soak torture bench lint format install packages test-packages clean

demo: build
	@$(PROGRAM) demo

build: packages
	$(RELEASE)

test: packages test-packages
	$(BUILD) --build-tests
	REFERDESK_BINARY=$(CURDIR)/.build/debug/referdesk swift test --skip-build

# In a release build: random walks of the worklist engine beside its model, as many commands as COMMANDS says; and as
# many random keys as KEYS says on the real screens, ten times for each role.
COMMANDS ?= 100000
KEYS ?= 100000
soak: packages
	$(BUILD) -c release --scratch-path .build/soak -Xswiftc -enable-testing --build-tests
	REFERDESK_WALK=$(COMMANDS) REFERDESK_KEYS=$(KEYS) swift test -c release --scratch-path .build/soak -Xswiftc -enable-testing \
		--skip-build --filter WalkTests

# Sixteen processes of the release program that race for as many slots as SLOTS says, and for the same patients.
SLOTS ?= 10000
torture: build test-packages
	$(BUILD) --build-tests
	REFERDESK_RACE=$(SLOTS) REFERDESK_BINARY=$(CURDIR)/$(PROGRAM) swift test --skip-build --filter RaceTests

# 200,000 referrals, or as many as REFERRALS says; the file stays in .build/bench for the next time.
bench: packages
	$(BUILD) -c release --static-swift-stdlib --product referdesk-bench
	.build/release/referdesk-bench $(REFERRALS)

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Resources

format:
	swift format --in-place --recursive Package.swift Sources Tests Resources

install: build
	install -D -m 0755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/referdesk

packages:
	@./install-packages $(BUILD_PACKAGES)

test-packages:
	@./install-packages $(TEST_PACKAGES)

clean:
	rm -rf .build
