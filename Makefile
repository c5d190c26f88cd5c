# Given Swift, git and make, `make run` and `make test` see to everything else.
PREFIX ?= /usr/local
# Arguments of the program: make run ARGS="train --epochs 1"
ARGS ?=
# Of the fuzzer: the seconds for each reader, the reader that is meant, and whether memory is watched:
# make fuzz TIME=600 TARGET=csv SANITIZE=address
TIME ?= 120
TARGET ?=
SANITIZE ?=

# Where `make install` puts things; a shell may leave the ~ of PREFIX=~/.local to us.
INSTALLED = $(DESTDIR)$(patsubst ~/%,$(HOME)/%,$(PREFIX))
CHECKED := --explicit-target-dependency-import-check error
# Folders too, so that a file that was taken away is noticed.
SOURCES := $(shell find Package.swift Sources ! -path '*/Resources/*' 2>/dev/null)

.PHONY: run test test-long fuzz install dist lint clean prepare

run: prepare .build/release/wadachi
	@.build/release/wadachi $(ARGS)

# Rebuilt only when a source is newer, so that the second `make run` opens at once.
.build/release/wadachi: $(SOURCES)
	@.ci/build .build
	@touch $@

# Where the processor has them, the tests run once more with OpenBLAS's kernels for another one, which
# add up in another order: nothing may rely on more than the promised equalities.
HAS_AVX2 := $(shell grep -s -m1 -o avx2 /proc/cpuinfo)

# Release, because kernels built for debugging are 16 to 25 times slower.
test:
	@.ci/prepare test
	swift build -c release --build-tests $(CHECKED)
	swift test -c release --skip-build $(CHECKED)
ifneq ($(HAS_AVX2),)
	OPENBLAS_CORETYPE=Haswell swift test -c release --skip-build $(CHECKED) --skip FitTests \
	  --filter 'NeuralCoreTests|TimeTravelTests|ModelFilesTests|LessonKitTests|WorkbenchTests'
endif

# The sweep over every printed equation with more seeds, steps and places.
test-long:
	@.ci/prepare test
	swift build -c release --build-tests $(CHECKED)
	WADACHI_SWEEP=long swift test -c release --skip-build $(CHECKED) --filter EquationSweepTests

# Every reader of what comes from outside, or TARGET alone, with bytes that libFuzzer makes up.
fuzz: prepare
	@SANITIZE=$(SANITIZE) .ci/fuzz $(TIME) $(TARGET)

lint: prepare
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

install: prepare
	@.ci/build .build-install --static-swift-stdlib
	install -d "$(INSTALLED)/bin" "$(INSTALLED)/share/wadachi/mnist"
	install -m 755 .build-install/release/wadachi "$(INSTALLED)/bin/wadachi"
	strip "$(INSTALLED)/bin/wadachi"
	install -m 644 Sources/Datasets/Resources/mnist/* "$(INSTALLED)/share/wadachi/mnist"
	rm -rf "$(INSTALLED)/share/wadachi/lessons"
	cp -R lessons "$(INSTALLED)/share/wadachi/lessons"
	"$(INSTALLED)/bin/wadachi" manual --quiet "$(INSTALLED)/share"

# A tarball that needs no library of the system that it is unpacked on.
dist: prepare
	@.ci/dist

clean:
	rm -rf .build .build-install .build-dist .build-fuzz

prepare:
	@.ci/prepare
