/*
 * Lets a process that has loaded everything be copied as it stands, so that thousands of lives need not each load a
 * program first. `process.dlopen` calls in here and does not come back: each line on the standard input makes a copy,
 * and in the copy the call returns, with the line in LOOKGLASS_LIFE. Said on the standard output, in one pipe with what
 * the copies say and so in its order: `born PID`, and once it is gone `died SIGNAL`. One copy lives at a time.
 *
 * The process must have one thread: node --single-threaded --v8-pool-size=0 --disable-sigusr1.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static int next_line(char *line, size_t most) {
  size_t n = 0;
  char c;
  while (read(0, &c, 1) == 1) {
    if (c == '\n') {
      line[n] = 0;
      return 1;
    }
    if (n + 1 < most) line[n++] = c;
  }
  return 0;
}

/* V8 asks for its heap to be left out of copies; here they are to have it. */
static void keep_all_memory(void) {
  FILE *maps = fopen("/proc/self/maps", "r");
  if (!maps) _exit(4);
  char line[4096];
  unsigned long from, to;
  while (fgets(line, sizeof line, maps))
    if (sscanf(line, "%lx-%lx", &from, &to) == 2) madvise((void *)from, to - from, MADV_DOFORK);
  fclose(maps);
}

static void say(const char *word, int number) {
  char text[64];
  int n = snprintf(text, sizeof text, "%s %d\n", word, number);
  if (write(1, text, (size_t)n) != n) _exit(1);
}

void *napi_register_module_v1(void *env, void *exports) {
  (void)env;
  char line[4096];
  keep_all_memory();
  while (next_line(line, sizeof line)) {
    pid_t pid = fork();
    if (pid < 0) _exit(2);
    if (pid == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      setenv("LOOKGLASS_LIFE", line, 1);
      return exports;
    }
    say("born", pid);
    int status = 0;
    if (waitpid(pid, &status, 0) != pid) _exit(3);
    say("died", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
  }
  _exit(0);
}
