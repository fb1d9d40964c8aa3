/*
 * Stands between a process and the C library, and writes down in one log, in their order, what goes to its
 * database's files, when a file is made durable, and what the process says on its standard output. From the log
 * the disk can be put back as it was at any moment, with anything that was not durable lost, late or torn.
 *
 *   LOOKGLASS_DISK_LOG=FILE   where to write; without it nothing is recorded
 *   LOOKGLASS_FSYNC_MS=N      what making durable costs besides
 *
 * A record: kind (1 byte), file (1), offset (8), length (4), then the bytes of a write.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { DATABASE = 0, WAL = 1, OUTPUT = 2, OTHER = 255 };

static int log_fd = -1;
static long fsync_us = -1;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  const char *path = getenv("LOOKGLASS_DISK_LOG");
  if (path) log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const char *delay = getenv("LOOKGLASS_FSYNC_MS");
  if (delay) fsync_us = atol(delay) * 1000;
}

static int ends_with(const char *text, const char *end) {
  size_t n = strlen(text), m = strlen(end);
  return n >= m && strcmp(text + n - m, end) == 0;
}

static int file_of(int fd) {
  if (log_fd < 0 || fd == log_fd) return OTHER;
  if (fd == 1) return OUTPUT;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return OTHER;
  path[n] = 0;
  if (ends_with(path, ".db")) return DATABASE;
  if (ends_with(path, ".db-wal")) return WAL;
  return OTHER;
}

static void record(char kind, int file, uint64_t offset, const void *bytes, uint32_t length) {
  unsigned char head[14];
  head[0] = (unsigned char)kind;
  head[1] = (unsigned char)file;
  memcpy(head + 2, &offset, 8);
  memcpy(head + 10, &length, 4);
  struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, bytes ? length : 0}};
  pthread_mutex_lock(&one_at_a_time);
  ssize_t ignored = writev(log_fd, parts, 2);
  (void)ignored;
  pthread_mutex_unlock(&one_at_a_time);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  int file = file_of(fd);
  /* What is said counts from the moment it is on its way; what is kept, from when it has been taken. */
  if (file == OUTPUT) record('W', file, 0, bytes, (uint32_t)length);
  off_t at = file == DATABASE || file == WAL ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t n = real_write(fd, bytes, length);
  if (n > 0 && (file == DATABASE || file == WAL)) record('W', file, (uint64_t)at, bytes, (uint32_t)n);
  return n;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  int file = file_of(fd);
  ssize_t n = real_pwrite(fd, bytes, length, at);
  if (n > 0 && (file == DATABASE || file == WAL)) record('W', file, (uint64_t)at, bytes, (uint32_t)n);
  return n;
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) { return pwrite(fd, bytes, length, at); }

int ftruncate(int fd, off_t length) {
  int file = file_of(fd);
  int result = real_ftruncate(fd, length);
  if (result == 0 && (file == DATABASE || file == WAL)) record('T', file, (uint64_t)length, 0, 0);
  return result;
}
int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

static int durable(int fd, int (*real)(int)) {
  if (fsync_us >= 0) usleep((useconds_t)fsync_us);
  int file = file_of(fd);
  /* What is recorded lives in the log: its own file need not wait for a disk. */
  if (file != DATABASE && file != WAL) return real(fd);
  record('S', file, 0, 0, 0);
  return 0;
}
int fsync(int fd) { return durable(fd, real_fsync); }
int fdatasync(int fd) { return durable(fd, real_fdatasync); }
