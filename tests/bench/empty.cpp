// What every program pays for being started.
int main() {}
