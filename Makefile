# Given Swift, git and make, `make run` and `make test` see to everything else.
PREFIX ?= /usr/local
# Arguments of the program: make run ARGS="train --epochs 1"
ARGS ?=

CHECKED := --explicit-target-dependency-import-check error
SOURCES := $(shell find Package.swift Sources -type f ! -path '*/Resources/*' 2>/dev/null)

.PHONY: run test install lint clean prepare

run: prepare .build/release/wadachi
	@.build/release/wadachi $(ARGS)

# Rebuilt only when a source is newer, so that the second `make run` opens at once.
.build/release/wadachi: $(SOURCES)
	@.ci/build .build
	@touch $@

# Release, because kernels built for debugging are 16 to 25 times slower.
test:
	@.ci/prepare test
	swift build -c release --build-tests $(CHECKED)
	swift test -c release --skip-build $(CHECKED)

lint: prepare
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

install: prepare
	@.ci/build .build-install --static-swift-stdlib
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/wadachi/mnist"
	install -m 755 .build-install/release/wadachi "$(DESTDIR)$(PREFIX)/bin/wadachi"
	strip "$(DESTDIR)$(PREFIX)/bin/wadachi"
	install -m 644 Sources/Datasets/Resources/mnist/* "$(DESTDIR)$(PREFIX)/share/wadachi/mnist"
	rm -rf "$(DESTDIR)$(PREFIX)/share/wadachi/lessons"
	cp -R lessons "$(DESTDIR)$(PREFIX)/share/wadachi/lessons"

clean:
	rm -rf .build .build-install

prepare:
	@.ci/prepare
