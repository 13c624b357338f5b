// RUN: crease-opt %s --crease-lower-alloca-scopes | FileCheck %s
//
// The stack of a kernel does not move in the loop that threads share: that
// would take a register from its addresses, and LLVM would spill the left
// operand (43 ms of processor time instead of 26).
//
// RUN: crease-compile %S/Inputs/shared_blocks.mlir --threads=openmp \
// RUN:     --target=x86-64-v4 --emit=llvm -o - \
// RUN:   | FileCheck %s --check-prefix=KERNEL --implicit-check-not=llvm.stacksave
//
// KERNEL: define {{.*}}omp_par
//
// RUN: crease-compile %S/Inputs/shared_blocks.mlir --threads=openmp \
// RUN:     --target=x86-64-v4 -o %t.s
// RUN: %python %S/../Inputs/spills.py %t.s | FileCheck %s --check-prefix=SPILL
//
// SPILL: 4 loops, 0 spill

// CHECK-LABEL: func.func @allocates(
// CHECK:         %[[S:.*]] = llvm.intr.stacksave
// CHECK-NEXT:    memref.alloca
// CHECK:         llvm.intr.stackrestore %[[S]]
// CHECK-NOT:     memref.alloca_scope
func.func @allocates(%x: f32, %i: index) {
  memref.alloca_scope {
    %m = memref.alloca() : memref<8xf32>
    memref.store %x, %m[%i] : memref<8xf32>
    memref.alloca_scope.return
  }
  return
}

// CHECK-LABEL: func.func @does_not(
// CHECK-NOT:     llvm.intr.stacksave
// CHECK:         memref.store
// CHECK-NOT:     memref.alloca_scope
func.func @does_not(%x: f32, %m: memref<8xf32>, %i: index) {
  memref.alloca_scope {
    memref.store %x, %m[%i] : memref<8xf32>
    memref.alloca_scope.return
  }
  return
}

// What an iteration allocates itself is allocated once for each thread; what
// its loops allocate, and what has no constant size, is not.
//
// CHECK-LABEL: func.func @threads(
// CHECK:         omp.parallel
// CHECK-NEXT:      memref.alloca() : memref<8xf32>
// CHECK:           omp.wsloop
// CHECK:             llvm.intr.stacksave
// CHECK:             memref.alloca(%{{.*}}) : memref<?xf32>
// CHECK:             scf.for
// CHECK:               memref.alloca() : memref<4xf32>
// CHECK:             llvm.intr.stackrestore
func.func @threads(%x: f32, %n: index, %from: index, %to: index, %step: index) {
  omp.parallel {
    omp.wsloop {
      omp.loop_nest (%i) : index = (%from) to (%to) step (%step) {
        memref.alloca_scope {
          %m = memref.alloca() : memref<8xf32>
          memref.store %x, %m[%i] : memref<8xf32>
          %d = memref.alloca(%n) : memref<?xf32>
          memref.store %x, %d[%i] : memref<?xf32>
          scf.for %j = %from to %to step %step {
            %l = memref.alloca() : memref<4xf32>
            memref.store %x, %l[%j] : memref<4xf32>
          }
          memref.alloca_scope.return
        }
        omp.yield
      }
    }
    omp.terminator
  }
  return
}
