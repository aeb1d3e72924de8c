import module java.base;

/// Builds the console with the tools pinned in package-lock.json, Node itself among them.
///
/// A machine needs nothing but this JDK and Maven: where no `npm` is on the path, npm runs under Deno, which Maven
/// brings from its own repository. Either way the lock file decides every version.
///
/// Usage, in the console's folder: `java build/Console.java build | check | dev`
static final String DENO = "2.5.4";
static final String NPM = "11.19.1";
static final Path here = Path.of("").toAbsolutePath();
static final Path modules = here.resolve("node_modules");
static final boolean windows = System.getProperty("os.name").startsWith("Windows");

void main(String[] args) throws Exception {
    install(here);
    switch (args[0]) {
        case "build" -> {
            if (isNewerThan(here.resolve("target/classes/META-INF/resources/index.html"))) node("vite/bin/vite.js", "build", "--logLevel", "warn");
        }
        case "check" -> {
            Path checked = here.resolve("target/checked");
            if (isNewerThan(checked)) {
                node("typescript/bin/tsc", "--noEmit");
                node("vitest/vitest.mjs", "run");
                Files.writeString(checked, "");
            }
        }
        case "dev" -> node("vite/bin/vite.js");
        default -> throw new IllegalArgumentException("build, check or dev, not " + args[0]);
    }
}

/// Installs what the lock file names, unless that was done already for this very file.
void install(Path folder) throws Exception {
    Path stamp = folder.resolve("node_modules/.installed");
    String wanted = digest(folder.resolve("package-lock.json"));
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) return;
    List<String> npm = onPath("npm")
            .map(path -> List.of(path.toString()))
            .orElseGet(() -> List.of(deno().toString(), "run", "-A", "--no-config", "--node-modules-dir=none",
                    "--lock=" + here.resolve("build/npm.lock"), "--frozen", "npm:npm@" + NPM));
    List<String> command = new ArrayList<>(npm);
    command.addAll(List.of("ci", "--no-audit", "--no-fund", "--loglevel=error"));
    run(folder, command);
    Files.writeString(stamp, wanted);
}

/// Deno's executable, unpacked once into the build folder from the jar that Maven fetched.
Path deno() {
    Path exe = here.resolve("target/deno").resolve(windows ? "deno.exe" : "deno");
    if (Files.isExecutable(exe)) return exe;
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String os = System.getProperty("os.name");
    String name = os.startsWith("Mac") ? "darwin-" + (arm ? "arm64" : "x64")
            : windows ? "win32-" + (arm ? "arm64" : "x64")
            : "linux-" + (arm ? "arm64" : "x64") + "-glibc";
    try {
        run(here, List.of(maven(), "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
                "-Dartifact=org.mvnpm.at.deno:" + name + ":" + DENO, "-DoutputDirectory=" + exe.getParent()));
        Path jar = exe.resolveSibling(name + "-" + DENO + ".jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Files.copy(zip.getPath("META-INF/resources/_static", name, DENO, exe.getFileName().toString()), exe);
        }
        Files.delete(jar);
        exe.toFile().setExecutable(true);
        return exe;
    } catch (Exception e) {
        throw new IllegalStateException("no npm on the path, and no Deno from Maven's repository: install Node 22 or later", e);
    }
}

/// True if a source is newer than what was made from it.
boolean isNewerThan(Path made) throws IOException {
    if (!Files.exists(made)) return true;
    FileTime built = Files.getLastModifiedTime(made);
    try (Stream<Path> sources = Stream.of("src", "public", "index.html", "vite.config.ts", "tsconfig.json", "package-lock.json")
            .map(here::resolve).flatMap(path -> walk(path))) {
        return sources.anyMatch(path -> path.toFile().lastModified() > built.toMillis());
    }
}

static Stream<Path> walk(Path path) {
    try {
        return Files.walk(path);
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}

/// Runs a tool of node_modules with the Node that is pinned beside it, or with the machine's where none is packaged.
void node(String script, String... args) throws Exception {
    String arm = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    Path pinned = windows ? modules.resolve("node-win-" + arm + "/bin/node.exe")
            : modules.resolve("node-linux-" + arm + "/bin/node");
    Path node = Files.exists(pinned) ? pinned
            : onPath("node").orElseThrow(() -> new IllegalStateException("install Node 22 or later"));
    List<String> command = new ArrayList<>(List.of(node.toString(), modules.resolve(script).toString()));
    command.addAll(List.of(args));
    run(here, command);
}

void run(Path folder, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().putIfAbsent("DENO_TLS_CA_STORE", "system,mozilla");
    builder.environment().putIfAbsent("DENO_DIR", here.resolve("target/deno/cache").toString());
    builder.environment().merge("PATH", modules.resolve(".bin") + File.pathSeparator, (path, bin) -> bin + path);
    int code = builder.start().waitFor();
    if (code != 0) {
        System.err.println(String.join(" ", command) + " ended with " + code);
        System.exit(code);
    }
}

/// Maven as MAVEN_CMD names it, else the one on the path.
static String maven() {
    String named = System.getenv("MAVEN_CMD");
    if (named != null && !named.isBlank()) return named;
    return onPath("mvn").map(Path::toString)
            .orElseThrow(() -> new IllegalStateException("put mvn on the path, or name it in MAVEN_CMD"));
}

static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(dir -> !dir.isBlank())
            .flatMap(dir -> (windows ? Stream.of(name + ".exe", name + ".cmd") : Stream.of(name)).map(file -> Path.of(dir, file)))
            .filter(Files::isExecutable)
            .findFirst();
}

static String digest(Path file) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
}
