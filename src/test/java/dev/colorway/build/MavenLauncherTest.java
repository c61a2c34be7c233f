// SPDX-License-Identifier: Apache-2.0
package dev.colorway.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs a copy of {@code mvnw} in a separate folder. The PATH contains only the few tools that it needs and stand-ins
 * for Java, Maven and curl, so neither the network nor a real Maven is used. All paths contain spaces.
 */
class MavenLauncherTest {

    private static final Path LAUNCHER = Path.of("mvnw");
    private static final Path JAR = Path.of(System.getProperty("java.home"), "bin", "jar");
    private static final List<String> TOOLS = List.of(
            "chmod", "dirname", "du", "grep", "head", "mkdir", "mktemp", "mv", "printf", "readlink", "rm", "sed");

    @TempDir
    Path temp;

    private Path project;
    private Path home;
    private Path bin;
    /** The version that the launcher fetches. */
    private String version;
    /** The folder for fetched Mavens. */
    private Path wrapper;

    @BeforeEach
    void aMachineWithAJdkAndWithoutMaven() throws IOException {
        Path root = temp.toRealPath();
        project = Files.createDirectory(root.resolve("the project"));
        home = Files.createDirectory(root.resolve("the home"));
        bin = Files.createDirectory(root.resolve("the bin"));
        wrapper = home.resolve(".m2/wrapper");
        version = pinned("version");
        Files.copy(LAUNCHER, project.resolve("mvnw"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        for (String tool : TOOLS) {
            offer(tool(tool));
        }
        offer(Stream.of("sha512sum", "shasum", "openssl")
                .map(MavenLauncherTest::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow());
        offer(find("unzip").orElse(JAR));
        jdk(bin, "17.0.15");
    }

    // Java

    @Test
    void saysThatAJdkIsMissing() throws Exception {
        Files.delete(bin.resolve("javac"));

        assertRefuses(run("verify"), "no JDK found (javac is not on the PATH)", "JDK 17");
    }

    @Test
    void saysThatJavaHomeIsNoJdk() throws Exception {
        Path jre = home.resolve("a jre");
        jdk(jre.resolve("bin"), "17.0.15");
        Files.delete(jre.resolve("bin/javac"));

        assertRefuses(
                run(Map.of("JAVA_HOME", jre.toString()), project, "verify"), "JAVA_HOME is " + jre, "no bin/javac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.22", "16", "16-ea"})
    void saysThatTheJdkIsTooOld(String old) throws Exception {
        jdk(bin, old);

        assertRefuses(run("verify"), old, bin.resolve("java").toString(), "JDK 17 or newer");
    }

    @Test
    void saysThatTheCompilerIsTooOldForANewerJava() throws Exception {
        stub(bin.resolve("javac"), "echo 'javac 11.0.22'");

        assertRefuses(run("verify"), "11.0.22", bin.resolve("javac").toString(), "JDK 17 or newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0.15", "21.0.2", "25", "26-ea", "100.1"})
    void acceptsAJdkThatIsNewEnough(String recent) throws Exception {
        jdk(bin, recent);
        maven("3.9.9");

        assertRan("3.9.9", run());
    }

    @Test
    void readsTheVersionOfJavaBelowOtherLines() throws Exception {
        stub(bin.resolve("java"), "echo 'Picked up JAVA_TOOL_OPTIONS: -Da=\"1.2\"'", "echo 'java version \"21.0.1\"'");
        maven("3.9.9");

        assertRan("3.9.9", run());
    }

    @Test
    void prefersTheJdkOfJavaHome() throws Exception {
        Path java = home.resolve("a jdk");
        jdk(bin, "11.0.22");
        jdk(java.resolve("bin"), "25");
        maven("3.9.9");

        assertRan("3.9.9", run(Map.of("JAVA_HOME", java.toString()), project));
    }

    // Which Maven

    @ParameterizedTest
    @ValueSource(strings = {"3.9.0", "3.9.16", "3.10.1", "4.0.0-rc-5"})
    void usesTheMavenOnThePathWhenItIsNewEnough(String recent) throws Exception {
        maven(recent);
        cachedMaven();

        assertRan(recent, run("verify"), "verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.7", "3.0", "2.2.1"})
    void usesTheKeptMavenBeforeFetching(String old) throws Exception {
        maven(old);
        cachedMaven();

        assertRan("kept", run("verify"), "verify");
    }

    @Test
    void looksForTheKeptMavenWhereTheUserWantsIt() throws Exception {
        Path cache = home.resolve("own place");
        wrapper = cache.resolve("wrapper");
        cachedMaven();

        assertRan("kept", run(Map.of("MAVEN_USER_HOME", cache.toString()), project));
    }

    // Arguments of Maven

    @Test
    void passesArgumentsThroughUntouched() throws Exception {
        maven("3.9.9");
        String[] args = {
            "verify", "-Dtext=two  words", "", "*", "$HOME", "\"quoted\" 'too'", "back\\slash", "-fae", "-o"
        };

        assertRan("3.9.9", run(args), args);
    }

    @Test
    void handsOnTheExitCodeOfMaven() throws Exception {
        stub(bin.resolve("mvn"), "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' && exit", "exit 42");

        assertEquals(42, run("verify").exit());
    }

    @Test
    void worksFromAnotherFolderAndThroughALink() throws Exception {
        maven("3.9.9");
        Path links = Files.createDirectory(home.resolve("some links"));
        Path absolute = Files.createSymbolicLink(links.resolve("absolute"), project.resolve("mvnw"));
        Path relative = Files.createSymbolicLink(links.resolve("relative"), Path.of("../../the project/mvnw"));
        Path chained = Files.createSymbolicLink(links.resolve("chained"), Path.of("relative"));
        String pom = project.resolve("pom.xml").toString();

        for (Path script : List.of(project.resolve("mvnw"), absolute, relative, chained)) {
            assertRan("3.9.9", run(Map.of(), home, script, "verify"), "-f", pom, "verify");
        }
        assertRan("3.9.9", run(Map.of(), home, Path.of("some links/chained"), "verify"), "-f", pom, "verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f other", "--file other", "--file=other", "-fother"})
    void addsNoProjectIfTheUserNamesOne(String arguments) throws Exception {
        maven("3.9.9");
        String[] args = arguments.split(" ");

        assertRan("3.9.9", run(Map.of(), home, args), args);
    }

    // Fetching with an older Maven

    @Test
    void asksTheOlderMavenToFetch() throws Exception {
        pin(zipWithMaven());
        olderMavenThatFetches();

        Run first = run("verify");

        assertRan("fetched", first, "verify");
        assertEquals(1, first.err().lines().count(), first.err());
        assertTrue(
                first.err().contains(wrapper.resolve("apache-maven-" + version).toString()), first.err());
        List<String> arguments = Files.readAllLines(home.resolve("asked"));
        assertTrue(
                arguments.contains("-Dartifact=org.apache.maven:apache-maven:" + version + ":zip:bin"),
                arguments::toString);
        assertTrue(
                arguments.stream().anyMatch(a -> a.matches("org[.]apache[.].*:maven-dependency-plugin:[0-9.]+:copy")),
                arguments::toString);
        assertEquals("", Files.readString(home.resolve("seen")), "a pom or .mvn could have been read");
        assertCacheHasOnlyMaven();

        Files.delete(home.resolve("asked"));
        Run second = run("verify");

        assertRan("fetched", second, "verify");
        assertFalse(Files.exists(home.resolve("asked")), "fetched again");
        assertEquals("", second.err());
    }

    @Test
    void letsTheOlderMavenLookWhereTheUserSays() throws Exception {
        pin(zipWithMaven());
        olderMavenThatFetches();
        String[] args = {
            "verify",
            "-s",
            "my settings.xml",
            "--global-settings=/etc/all.xml",
            "-o",
            "-Dmaven.repo.local=my repo",
            "-D",
            "https.proxyHost=a b",
            "-Pfast"
        };

        assertRan("fetched", run(args), args);

        List<String> arguments = Files.readAllLines(home.resolve("asked"));
        assertEquals(
                List.of(
                        "-s",
                        project + "/my settings.xml",
                        "--global-settings",
                        "/etc/all.xml",
                        "-o",
                        "-Dmaven.repo.local=" + project + "/my repo",
                        "-Dhttps.proxyHost=a b"),
                arguments.subList(arguments.indexOf("-s"), arguments.indexOf("-s") + 7));
        assertFalse(arguments.contains("verify"), arguments::toString);
    }

    @Test
    void saysThatTheOlderMavenCouldNotFetch() throws Exception {
        stub(bin.resolve("mvn"), "[ \"$1\" = -v ] && echo 'Apache Maven 3.8.7' && exit", "echo unreachable", "exit 1");

        Run run = run("verify");

        assertEquals(1, run.exit());
        assertEquals("", run.out());
        assertTrue(run.err().contains("unreachable"), run.err());
        assertTrue(run.err().contains("could not fetch Maven " + version), run.err());
        assertCacheIsEmpty();
    }

    // Fetching without Maven

    @ParameterizedTest
    @ValueSource(strings = {"https://repo.example/maven", "https://repo.example/maven/"})
    void fetchesFromTheGivenRepositoryWithoutAnyMaven(String repository) throws Exception {
        pin(zipWithMaven());
        curl("cp \"$HOME/maven.zip\" \"$out\"");

        assertRan("fetched", run(Map.of("MVNW_REPOURL", repository), project, "verify"), "verify");
        assertEquals(
                "https://repo.example/maven/org/apache/maven/apache-maven/" + version + "/apache-maven-" + version
                        + "-bin.zip",
                Files.readString(home.resolve("url")).strip());
        assertCacheHasOnlyMaven();
    }

    @Test
    void fetchesFromTheDistributionSiteWhenNoRepositoryIsGiven() throws Exception {
        pin(zipWithMaven());
        curl("cp \"$HOME/maven.zip\" \"$out\"");

        assertRan("fetched", run("verify"), "verify");
        assertEquals(
                "https://archive.apache.org/dist/maven/maven-3/" + version + "/binaries/apache-maven-" + version
                        + "-bin.zip",
                Files.readString(home.resolve("url")).strip());
    }

    @Test
    void unpacksWithTheJdkWhenUnzipIsMissing() throws Exception {
        Files.deleteIfExists(bin.resolve("unzip"));
        offer(JAR);
        pin(zipWithMaven());
        curl("cp \"$HOME/maven.zip\" \"$out\"");

        assertRan("fetched", run("verify"), "verify");
        assertCacheHasOnlyMaven();
    }

    @Test
    void namesTheToolsThatAreMissingForAFetch() throws Exception {
        Run run = run("verify");

        assertEquals(1, run.exit());
        assertTrue(run.err().contains("neither curl nor wget"), run.err());
        assertCacheIsEmpty();
    }

    @Test
    void fetchesNothingWhenOffline() throws Exception {
        curl("cp \"$HOME/maven.zip\" \"$out\"");

        Run run = run("-o", "verify");

        assertEquals(1, run.exit());
        assertTrue(run.err().contains("-o forbids"), run.err());
        assertFalse(Files.exists(home.resolve("url")), "Maven was fetched although -o forbids it");
    }

    @Test
    void refusesADownloadWhoseChecksumDiffers() throws Exception {
        String found = zipWithMaven();
        curl("cp \"$HOME/maven.zip\" \"$out\"");

        Run run = run("verify");

        assertEquals(1, run.exit());
        assertEquals("", run.out());
        assertTrue(run.err().contains("expected " + pinned("sha512")), run.err());
        assertTrue(run.err().contains("found " + found), run.err());
        assertCacheIsEmpty();
    }

    @Test
    void leavesNothingBehindWhenInterrupted() throws Exception {
        pin(zipWithMaven());
        curl("cp \"$HOME/maven.zip\" \"$out\"", "kill -TERM $PPID");

        Run run = run("verify");

        assertEquals(143, run.exit());
        assertEquals("", run.out());
        assertCacheIsEmpty();
    }

    @Test
    void usesTheMavenThatAnotherRunInstalledFirst() throws Exception {
        pin(zipWithMaven());
        cachedMaven();
        Path aside = Files.move(wrapper, home.resolve("aside"));
        curl(
                "cp \"$HOME/maven.zip\" \"$out\"",
                "cp -R \"" + aside + "/apache-maven-" + version + "\" \"" + wrapper + "\"");

        assertRan("kept", run("verify"), "verify");
        assertCacheHasOnlyMaven();
    }

    // The first run

    @Test
    void printsTheSizeOfTheFirstDownload() throws Exception {
        firstRun();
        Path repository = home.resolve(".m2/repository");
        stub(
                bin.resolve("sleep"),
                "[ -s \"$HOME/teller\" ] || echo $PPID >\"$HOME/teller\"",
                "if [ -s \"$HOME/downloaded\" ]; then echo x >\"$HOME/looked\"; fi",
                "echo x >\"$HOME/begun\"",
                await("downloaded"));
        stub(
                bin.resolve("mvn"),
                "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' && exit",
                await("begun"),
                tool("mkdir") + " -p " + quoted(repository),
                tool("head") + " -c 3200000 /dev/urandom >" + quoted(repository.resolve("file")),
                "echo x >\"$HOME/downloaded\"",
                await("looked"),
                report("3.9.9"));

        Run run = run("quarkus:dev");

        assertRan("3.9.9", run, "quarkus:dev");
        assertEquals(2, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("mvnw: first run: Maven downloads about "), run.err());
        assertTrue(run.err().contains(" MB into " + repository + ", "), run.err());
        assertTrue(run.err().endsWith("\nmvnw: 3 MB so far\n"), run.err());
        assertReporterEnds();
    }

    @Test
    void stopsPrintingProgressWhenMavenEnds() throws Exception {
        firstRun();
        Path repository = Files.createDirectories(home.resolve(".m2/repository"));
        // Every check finds new data, so only the end of Maven stops the progress messages.
        stub(
                bin.resolve("sleep"),
                tool("head") + " -c 2000000 /dev/urandom >>" + quoted(repository.resolve("file")),
                "[ -s \"$HOME/teller\" ] || echo $PPID >\"$HOME/teller\"",
                tool("sleep") + " 0.1");
        stub(
                bin.resolve("mvn"),
                "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' && exit",
                await("teller"),
                report("3.9.9"));

        assertRan("3.9.9", run("quarkus:dev"), "quarkus:dev");
        assertReporterEnds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dmaven.repo.local=my repo", "-D maven.repo.local=my repo"})
    void looksIntoTheRepositoryThatTheUserNames(String named) throws Exception {
        firstRun();
        maven("3.9.9");
        String[] args =
                named.startsWith("-D ") ? new String[] {"-D", named.substring(3), "x"} : new String[] {named, "x"};
        stub(bin.resolve("sleep"), "exit 1");

        Run run = run(args);

        assertRan("3.9.9", run, args);
        assertTrue(run.err().contains(" MB into " + project.resolve("my repo") + ", "), run.err());
    }

    @Test
    void printsNoProgressIfItIsNotTheFirstRun() throws Exception {
        firstRun();
        maven("3.9.9");
        stub(bin.resolve("sleep"), "exit 1");
        Path core = home.resolve(".m2/repository/io/quarkus/quarkus-core-deployment/1.2.3");
        Path settings = home.resolve(".m2/settings.xml");

        assertEquals("", run("-v").err());
        assertEquals("", run("verify", "-o").err());
        assertEquals("", run("-f", "other", "verify").err());
        assertEquals("", run("-s", "my settings.xml", "verify").err());
        assertEquals(
                "",
                run(Map.of("MAVEN_OPTS", "-Dmaven.repo.local=x"), project, "verify")
                        .err());
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "<settings><localRepository>/x</localRepository></settings>");
        assertEquals("", run("verify").err());
        Files.delete(settings);
        assertTrue(run("verify").err().contains("first run"));
        Files.createDirectories(core);
        Files.createFile(core.resolve("quarkus-core-deployment-1.2.3.jar"));
        assertEquals("", run("verify").err());
    }

    /** Creates a project that names its Quarkus version. The local repository does not contain that version yet. */
    private void firstRun() throws IOException {
        Files.writeString(project.resolve("pom.xml"), """
                <project>
                  <properties>
                    <quarkus.version>1.2.3</quarkus.version>
                  </properties>
                </project>
                """);
    }

    /** Returns a line of shell that waits until a file in the home folder is not empty, for ten seconds at most. */
    private static String await(String file) {
        return "i=0; until [ -s \"$HOME/" + file + "\" ] || [ $i -ge 100 ]; do " + tool("sleep")
                + " 0.1; i=$((i + 1)); done";
    }

    // Stand-ins

    /** Creates a java and a javac that print the given version in the format of real ones. */
    private static void jdk(Path folder, String version) throws IOException {
        Files.createDirectories(folder);
        stub(folder.resolve("java"), "echo 'openjdk version \"" + version + "\" 2025-04-15' >&2");
        stub(folder.resolve("javac"), "echo 'javac " + version + "'");
    }

    /** Puts a Maven on the PATH that prints its version and its arguments. */
    private void maven(String number) throws IOException {
        stub(bin.resolve("mvn"), "[ \"$1\" = -v ] && echo 'Apache Maven " + number + " (abc)' && exit", report(number));
    }

    private void cachedMaven() throws IOException {
        Path folder = wrapper.resolve("apache-maven-" + version + "/bin");
        Files.createDirectories(folder);
        stub(folder.resolve("mvn"), report("kept"));
    }

    private static String report(String name) {
        return "printf '%s\\n' 'ran " + name + "'; for arg do printf '[%s]\\n' \"$arg\"; done";
    }

    /**
     * Puts an older Maven on the PATH. It records its arguments in {@code asked} and the project files that it can see
     * in {@code seen}.
     */
    private void olderMavenThatFetches() throws IOException {
        stub(
                bin.resolve("mvn"),
                "[ \"$1\" = -v ] && echo 'Apache Maven 3.8.7' && exit",
                "printf '%s\\n' \"$@\" >\"$HOME/asked\"",
                quoted(tool("ls")) + " -A >\"$HOME/seen\"",
                "[ \"$MAVEN_BASEDIR\" = \"$PWD\" ] || echo .mvn of a folder above >>\"$HOME/seen\"",
                "for arg do case $arg in -DoutputDirectory=*) to=${arg#*=} ;; esac; done",
                quoted(tool("cp")) + " \"$HOME/maven.zip\" \"$to/apache-maven-" + version + "-bin.zip\"");
    }

    /**
     * Puts a curl on the PATH that records the requested URL in {@code url} and then runs the given lines; {@code $out}
     * is the output file.
     */
    private void curl(String... thenDo) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "cp() { " + quoted(tool("cp")) + " \"$@\"; }",
                "while [ $# -gt 1 ]; do [ \"$1\" = -o ] && out=$2; shift; done",
                "printf '%s\\n' \"$1\" >\"$HOME/url\""));
        lines.addAll(List.of(thenDo));
        stub(bin.resolve("curl"), lines.toArray(String[]::new));
    }

    /**
     * Creates {@code maven.zip} with a Maven that has no executable bit.
     *
     * @return its SHA-512
     */
    private String zipWithMaven() throws IOException, GeneralSecurityException {
        Path zip = home.resolve("maven.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(file)) {
            entries.putNextEntry(new ZipEntry("apache-maven-" + version + "/bin/mvn"));
            entries.write(script(report("fetched")).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(zip)));
    }

    /** Changes the checksum in the copy of the launcher, because no stand-in has the real one. */
    private void pin(String sha512) throws IOException {
        Path copy = project.resolve("mvnw");
        Files.writeString(copy, Files.readString(copy).replace(pinned("sha512"), sha512));
    }

    private static String pinned(String name) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + name + "=(\\S+)$").matcher(Files.readString(LAUNCHER));
        return line.find() ? line.group(1) : fail("mvnw pins no " + name);
    }

    /**
     * Puts a script on the PATH that runs a real tool. A link would do the same, but JUnit warns about links out of its
     * temporary folder.
     */
    private void offer(Path tool) throws IOException {
        stub(bin.resolve(tool.getFileName()), "exec " + quoted(tool) + " \"$@\"");
    }

    private static void stub(Path file, String... lines) throws IOException {
        Files.writeString(file, script(lines));
        assertTrue(file.toFile().setExecutable(true));
    }

    private static String script(String... lines) {
        return "#!" + tool("sh") + "\n" + String.join("\n", lines) + "\n";
    }

    private static String quoted(Path path) {
        return "'" + path + "'";
    }

    private static Path tool(String name) {
        return find(name).orElseThrow(() -> new AssertionError(name + " is not on the PATH"));
    }

    private static Optional<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
    }

    // Running and checking

    private record Run(int exit, String out, String err) {}

    private Run run(String... args) throws Exception {
        return run(Map.of(), project, args);
    }

    private Run run(Map<String, String> environment, Path folder, String... args) throws Exception {
        return run(environment, folder, project.resolve("mvnw"), args);
    }

    private Run run(Map<String, String> environment, Path folder, Path script, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool("sh").toString(), script.toString()));
        command.addAll(List.of(args));
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", bin.toString(), "HOME", home.toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("mvnw did not end in time");
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /**
     * Checks that the named Maven ran with exactly these arguments after the launcher's own one, and that only Maven
     * wrote to standard output.
     */
    private static void assertRan(String maven, Run run, String... args) {
        List<String> expected = new ArrayList<>(List.of("ran " + maven, "[--no-transfer-progress]"));
        Stream.of(args).map(arg -> "[" + arg + "]").forEach(expected::add);
        assertEquals(expected, run.out().lines().toList(), run.err());
        assertEquals(0, run.exit());
    }

    /** Checks that one line on standard error says why nothing was run. */
    private static void assertRefuses(Run run, String... parts) {
        assertEquals(1, run.exit(), run.err());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        for (String part : parts) {
            assertTrue(run.err().contains(part), run.err());
        }
    }

    /**
     * Waits until the background process that prints the progress has ended, because it writes into the folders of this
     * test.
     */
    private void assertReporterEnds() throws Exception {
        long reporter = Long.parseLong(Files.readString(home.resolve("teller")).strip());
        Optional<ProcessHandle> running = ProcessHandle.of(reporter);
        if (running.isPresent()) {
            running.get().onExit().get(120, TimeUnit.SECONDS);
        }
    }

    private void assertCacheIsEmpty() throws IOException {
        assertEquals(List.of(), namesIn(wrapper));
    }

    private void assertCacheHasOnlyMaven() throws IOException {
        assertEquals(List.of("apache-maven-" + version), namesIn(wrapper));
        assertEquals(List.of("bin"), namesIn(wrapper.resolve("apache-maven-" + version)));
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
